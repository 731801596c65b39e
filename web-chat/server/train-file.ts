import { trainFile as train, type TrainedFile, type TrainingFile, type TrainOptions } from '#models'

/** Training on a file. */
export const trainFile = (
  file: TrainingFile,
  options: Pick<TrainOptions, 'seed' | 'signal' | 'keep'>,
): Promise<TrainedFile> => train(file, options)
