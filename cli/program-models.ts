import type { Command } from 'commander'
import type { ExplainOptions } from './commands/explain-model.ts'
import type { Act } from './program-parts.ts'

/** `hotcrm model …`: models and what they say. */
export function addModels(program: Command, act: Act): void {
  const model = program.command('model').description('models and their reasons')
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
