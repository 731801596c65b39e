import {
  fileOf,
  shapValues,
  trainFile as train,
  type TrainedFile,
  type TrainingFile,
  type TrainOptions,
} from '#models'

/** Training on a file; the model is a file of the same kind as a workspace's own, and its importance is by SHAP. */
export const trainFile = (
  file: TrainingFile,
  options: Pick<TrainOptions, 'seed' | 'signal' | 'keep'>,
): Promise<TrainedFile> => train(file, { ...options, shap: shapValues, write: fileOf })
