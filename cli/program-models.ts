import type { Command } from 'commander'
import type { ExplainOptions } from './commands/explain-model.ts'
import type { TrainFileOptions } from './commands/model-train.ts'
import { collect, whole, type Act } from './program-parts.ts'

/** `hotcrm model …`: models that score records, how good they are, and why they say what they say. */
export function addModels(program: Command, act: Act): void {
  const model = program.command('model').description('models that score records, and how good they are')
  addExplain(model, act)
  addTrain(model, act)
}

function addExplain(model: Command, act: Act): void {
  model
    .command('explain')
    .description('why an ONNX tree ensemble predicts what it does: exact SHAP values, from files alone')
    .requiredOption('--onnx <file>', 'TreeEnsembleRegressor, TreeEnsembleClassifier or TreeEnsemble')
    .requiredOption(
      '--rows <file>',
      'JSON: lists of numbers (null: missing) or objects by feature name; - is stdin',
    )
    .option('--background <file>', 'rows to compare with: interventional values')
    .option('--interactions', 'values of pairs of features too (with --json)')
    .option('--cover <file>', 'JSON trees with cover, for a model that tells none')
    .action(
      act<ExplainOptions>(async (scene) => (await import('./commands/explain-model.ts')).explainModel(scene)),
    )
}

function addTrain(model: Command, act: Act): void {
  model
    .command('train')
    .description('train a model on a CSV file and try it on rows that it has not seen')
    .requiredOption('--csv <file>', 'rows with a header')
    .requiredOption('--target <column>', 'the outcome: two values, such as Yes and No')
    .option('--positive <value>', 'the outcome to predict, where the file does not tell')
    .option('--negative <value>', 'the other one; rows with any further value are left out')
    .option('--drop <columns>', 'not to be learned from: a,b; may be given several times', collect, [])
    .option('--keep <columns>', 'to be learned from although they seem to know the outcome', collect, [])
    .option('--missing <token>', 'stands for nothing; may be given several times', collect, [])
    .option('--date <column>', 'the moment of each row: the newest fifth is tried as well')
    .option('--folds <file>', 'CSV with the columns row (0-based) and fold')
    .option('--out <dir>', 'write the model, its schema and its report there')
    .option('--seed <n>', 'the same seed makes the same model', whole)
    .action(
      act<TrainFileOptions>(async (scene) => (await import('./commands/model-train.ts')).trainOnFile(scene)),
    )
}
