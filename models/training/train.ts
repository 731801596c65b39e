import type { LeakWarning, ModelReport, PublishRefusal } from '#crm-core/contract'
import type { Column, Dataset } from '../data/dataset.ts'
import { stratifiedFolds } from '../data/folds.ts'
import { schemaOf, type ModelSchema } from '../data/schema.ts'
import { logLoss } from '../metrics/losses.ts'
import { metricsOf } from '../metrics/model-metrics.ts'
import type { TreeEnsemble } from '../trees/ensemble.ts'
import { permutationImportance, shapImportance, type PermutationImportance } from './importance.ts'
import { withoutLeaks } from './leaks.ts'
import { planOf, type Plan } from './plan.ts'
import { probabilitiesOf } from './predict.ts'
import { refusedAfter, refusedBefore } from './publish-gate.ts'
import { curveOf, outOfFold, overFolds, some, tablesOf, windowOf } from './report.ts'
import { usualFolds, usualSeed, type TrainOptions } from './train-options.ts'
import type { TrialResult } from './trial.ts'
import { runTrials } from './trials.ts'

export interface Trained {
  /** Trained on all rows, calibrated; null when the report says why it may not be used. */
  readonly trees: TreeEnsemble | null
  /** The same as a file; null without a model, or without a port that writes it. */
  readonly onnx: Uint8Array | null
  readonly schema: ModelSchema
  readonly report: ModelReport
  readonly permutation: readonly PermutationImportance[]
  /** Seconds of fitting in each fold, inner cross-validation included. */
  readonly fold_seconds: readonly number[]
}

/**
 * Trains a model of a yes-or-no outcome and tries it on rows it has not seen. What is published is trained on all
 * rows; every figure of the report is out of sample. Where the data cannot carry a model it answers the reason and
 * no model. The same data, options and seed give the same trees to the last bit, whatever the threads. Throws
 * `training_fold_one_outcome`.
 */
export async function trainModel(dataset: Dataset, options: TrainOptions = {}): Promise<Trained> {
  const from = performance.now()
  const { seed = usualSeed, boosting } = options
  const { target } = dataset
  const { columns, leaks } = rowsOfBoth(target)
    ? withoutLeaks(dataset, { ...options, seed })
    : { columns: [...dataset.columns], leaks: [] }
  const refused = refusedBefore(target, columns.length)
  if (refused) return abstained(dataset, columns, leaks, refused, { seed, seconds: since(from) })
  const fold_of = options.folds ?? stratifiedFolds(target, usualFolds, seed)
  const plan = planOf(dataset, fold_of, { fit: { seed, boosting }, curve: options.learning_curve ?? true })
  const trials = [
    plan.whole,
    ...(plan.newest ? [plan.newest] : []),
    ...plan.folds,
    ...plan.curve.toReversed(),
  ]
  const results = new Map(
    (await runTrials(columns, target, trials, options)).map((result, at) => [trials[at], result] as const),
  )
  const of = (some: Plan['folds']) => some.flatMap((trial) => results.get(trial) ?? [])
  const whole = results.get(plan.whole)
  const newest = plan.newest && results.get(plan.newest)
  if (!whole) throw new RangeError('the whole was not trained')
  const report = {
    learner: whole.fitted.learner,
    ...factsOf(dataset, columns, leaks, seed),
    ...triedOf(target, plan, of(plan.folds)),
    newest: plan.newest && newest ? newestMetrics(target, plan.newest.asked, newest) : null,
    learning_curve: curveOf(target, plan.curve, of(plan.curve)),
    importance: options.shap ? shapImportance(columns, plan.folds, of(plan.folds), options.shap) : [],
    seconds: since(from),
    peak_memory_mb: peakMemory(),
  }
  const trees = report.refused === null ? whole.fitted.trees : null
  const schema = schemaOf(columns)
  return {
    trees,
    onnx: trees && options.write ? options.write(trees, schema) : null,
    schema,
    report,
    permutation: permutationImportance(columns, of(plan.folds)),
    fold_seconds: of(plan.folds).map(({ milliseconds }) => milliseconds / 1000),
  }
}

function rowsOfBoth(target: Float64Array): boolean {
  return target.includes(0) && target.includes(1)
}

/** What the folds say, and whether that is enough. */
function triedOf(target: Float64Array, plan: Plan, results: readonly TrialResult[]) {
  const { probabilities, baseline, base } = outOfFold(target, plan.folds, results)
  const { metrics, each } = overFolds(target, probabilities, plan.folds)
  return {
    metrics,
    folds: each,
    baseline: overFolds(target, baseline, plan.folds).metrics,
    base_rate_log_loss: logLoss(target, base),
    ...tablesOf(target, probabilities),
    refused: refusedAfter(target, probabilities, base),
  }
}

const newestMetrics = (target: Float64Array, asked: Int32Array, { margins }: TrialResult) =>
  metricsOf(some(target, asked), probabilitiesOf(margins))

const factsOf = (
  dataset: Dataset,
  columns: readonly Column[],
  leaks: readonly LeakWarning[],
  seed: number,
) => ({
  seed,
  rows: dataset.rows,
  positives: dataset.target.reduce((sum, y) => sum + y, 0),
  window: windowOf(dataset),
  features: columns.map(({ name }) => name),
  leaks,
})

/** A report of nothing but the share of positives, and why there is no more. */
function abstained(
  dataset: Dataset,
  columns: readonly Column[],
  leaks: readonly LeakWarning[],
  refused: PublishRefusal,
  { seed, seconds }: { seed: number; seconds: number },
): Trained {
  const { target, rows } = dataset
  const share = target.reduce((sum, y) => sum + y, 0) / Math.max(1, rows)
  const base = new Float64Array(rows).fill(share)
  const metrics =
    rows === 0 ? { auc: null, log_loss: 0, brier: 0, ece: 0, lift_top_decile: 0 } : metricsOf(target, base)
  const report: ModelReport = {
    learner: 'logistic',
    ...factsOf(dataset, columns, leaks, seed),
    metrics,
    folds: [],
    newest: null,
    baseline: metrics,
    base_rate_log_loss: metrics.log_loss,
    calibration: [],
    lift: [],
    confusion: [],
    learning_curve: [],
    importance: [],
    refused,
    seconds,
    peak_memory_mb: peakMemory(),
  }
  return { trees: null, onnx: null, schema: schemaOf(columns), report, permutation: [], fold_seconds: [] }
}

const since = (from: number): number => (performance.now() - from) / 1000
const peakMemory = (): number => process.resourceUsage().maxRSS / 1024
