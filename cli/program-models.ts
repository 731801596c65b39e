import type { Command } from 'commander'
import type { TrainFileOptions } from './commands/model-train.ts'
import { collect, whole, type Act } from './program-parts.ts'

/** `hotcrm model …`: models and what they say. */
export function addModels(program: Command, act: Act): void {
  const model = program.command('model').description('models that score records, and how good they are')
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
