import type { Command } from 'commander'
import { InvalidArgumentError, Option } from 'commander'
import type { ExplainOptions } from './commands/explain-model.ts'
import type { TrainFileOptions } from './commands/model-train.ts'
import type { ForecastOptions } from './commands/forecast.ts'
import type { JobOptions, PromoteOptions, RollbackOptions } from './commands/models.ts'
import type { ScoreOptions } from './commands/score.ts'
import { Exit } from './exit.ts'
import { collect, whole, type Act } from './program-parts.ts'

/** `hotcrm model …`, `score` and `forecast`: what models say, how good they are, and why they say what they say. */
export function addModels(program: Command, act: Act): void {
  const model = program.command('model').description('models that score records, and how good they are')
  addKnown(model, act)
  addTrain(model, act)
  addDecisions(model, act)
  addExplain(model, act)
  program
    .command('score <object> <ids...>')
    .description('score leads, accounts or opportunities by their ids')
    .option('--explain', 'all reasons')
    .action(
      act<ScoreOptions>(async (scene, [object = '', ...ids]) =>
        (await import('./commands/score.ts')).score(scene, object, ids),
      ),
    )
  program
    .command('forecast')
    .description('revenue of this and the coming months')
    .option('--months <n>', '1 to 12; 3 when left out', whole)
    .option('--mine', 'of your own deals')
    .action(act<ForecastOptions>(async (scene) => (await import('./commands/forecast.ts')).forecast(scene)))
}

const load = () => import('./commands/models.ts')

function addKnown(model: Command, act: Act): void {
  model
    .command('list', { isDefault: true })
    .description('models and which version of each answers')
    .action(act(async (scene) => (await load()).listModels(scene)))
  model
    .command('report <name>')
    .description('what a model is for, how it was tried, its versions and alerts')
    .action(act(async (scene, [name = '']) => (await load()).reportModel(scene, name)))
  model
    .command('rescore <name>')
    .description('score every record again; administrators only')
    .option('--detach', 'do not wait for the end')
    .action(act<JobOptions>(async (scene, [name = '']) => (await load()).runModelJob(scene, name, 'rescore')))
}

function addDecisions(model: Command, act: Act): void {
  model
    .command('promote <name> <version>')
    .description('let a version answer; administrators only')
    .addOption(
      new Option('--stage <stage>', 'what it becomes')
        .choices(['champion', 'challenger', 'shadow', 'candidate'])
        .default('champion'),
    )
    .option('--share <share>', 'of a challenger: the share of records that it answers, 0.01 to 0.5', share)
    .action(
      act<PromoteOptions>(async (scene, [name = '', version = '']) =>
        (await load()).promoteModel(scene, name, version),
      ),
    )
  model
    .command('remote <name> <file>')
    .description('register an endpoint, described in a JSON file, as a version; administrators only')
    .action(act(async (scene, [name = '', file = '']) => (await load()).addRemoteModel(scene, name, file)))
  model
    .command('rollback <name>')
    .description('let the version before answer again; administrators only')
    .option('--reason <words>', 'kept with the version')
    .action(act<RollbackOptions>(async (scene, [name = '']) => (await load()).rollBackModel(scene, name)))
}

function share(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('a share such as 0.1, please')
  return value
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

type TrainLists = Pick<TrainFileOptions, 'drop' | 'keep' | 'missing'>

function addTrain(model: Command, act: Act): void {
  model
    .command('train [name]')
    .description('train a model on the history of the workspace (administrators only), or on a CSV file')
    .option('--detach', 'do not wait for the end')
    .option('--csv <file>', 'rows with a header; trained and tried on rows that it has not seen')
    .option('--target <column>', 'the outcome: two values, such as Yes and No')
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
      act<Partial<TrainFileOptions> & TrainLists & JobOptions>(async (scene, [name]) => {
        const { csv, target } = scene.options
        if (name !== undefined && csv === undefined) return (await load()).runModelJob(scene, name, 'train')
        if (name !== undefined || csv === undefined || target === undefined)
          throw new Exit(2, scene.say('train_what'))
        const options = { ...scene.options, csv, target }
        return (await import('./commands/model-train.ts')).trainOnFile({ ...scene, options })
      }),
    )
}
