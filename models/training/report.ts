import type { LearningPoint, ModelMetrics, ModelReport } from '#crm-core/contract'
import type { Dataset } from '../data/dataset.ts'
import { auc } from '../metrics/auc.ts'
import { calibrationBins, eceBins } from '../metrics/calibration-bins.ts'
import { logLoss } from '../metrics/losses.ts'
import { metricsOf } from '../metrics/model-metrics.ts'
import { confusionAt, lift } from '../metrics/ranking.ts'
import type { Plan } from './plan.ts'
import { probabilitiesOf } from './predict.ts'
import type { Trial, TrialResult } from './trial.ts'

const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const
const shares = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5] as const

/** Predictions of every row by a model that has not seen it. */
export interface OutOfFold {
  readonly probabilities: Float64Array
  readonly baseline: Float64Array
  /** The share of positives among the rows that the row's model was trained on. */
  readonly base: Float64Array
}

export function outOfFold(
  target: Float64Array,
  folds: readonly Trial[],
  results: readonly TrialResult[],
): OutOfFold {
  const found = {
    probabilities: new Float64Array(target.length),
    baseline: new Float64Array(target.length),
    base: new Float64Array(target.length),
  }
  for (const [at, { asked, rows }] of folds.entries()) {
    const result = results[at]
    const base = rows.reduce((sum, row) => sum + (target[row] ?? 0), 0) / rows.length
    const probabilities = probabilitiesOf(result?.margins ?? new Float64Array())
    const baseline = probabilitiesOf(result?.baseline ?? new Float64Array())
    for (const [place, row] of asked.entries()) {
      found.probabilities[row] = probabilities[place] ?? base
      found.baseline[row] = baseline[place] ?? base
      found.base[row] = base
    }
  }
  return found
}

/**
 * Mean over folds; calibration error and lift over all rows at once, because in the few rows of one fold chance
 * alone makes a calibration error.
 */
export function overFolds(
  target: Float64Array,
  probabilities: Float64Array,
  folds: readonly Pick<Trial, 'asked'>[],
): { metrics: ModelMetrics; each: ModelMetrics[] } {
  const each = folds.map(({ asked }) => metricsOf(some(target, asked), some(probabilities, asked)))
  const average = (of: (metrics: ModelMetrics) => number | null) =>
    each.reduce((sum, metrics) => sum + (of(metrics) ?? 0.5), 0) / each.length
  const all = metricsOf(target, probabilities)
  const metrics = {
    ...all,
    auc: average((one) => one.auc),
    log_loss: average((one) => one.log_loss),
    brier: average((one) => one.brier),
  }
  return { metrics, each }
}

export const some = (values: Float64Array, rows: Int32Array): Float64Array =>
  Float64Array.from(rows, (row) => values[row] ?? 0)

/** Tables of a report: calibration, lift, decisions at thresholds. */
export const tablesOf = (
  target: Float64Array,
  probabilities: Float64Array,
): Pick<ModelReport, 'calibration' | 'lift' | 'confusion'> => ({
  calibration: calibrationBins(target, probabilities, eceBins),
  lift: shares.map((share) => ({ share, lift: lift(target, probabilities, share) })),
  confusion: thresholds.map((threshold) => confusionAt(target, probabilities, threshold)),
})

export const curveOf = (
  target: Float64Array,
  trials: Plan['curve'],
  results: readonly TrialResult[],
): LearningPoint[] =>
  trials.map(({ rows, asked }, at) => {
    const outcomes = some(target, asked)
    const probabilities = probabilitiesOf(results[at]?.margins ?? new Float64Array())
    return {
      rows: rows.length,
      auc: auc(outcomes, probabilities),
      log_loss: logLoss(outcomes, probabilities),
    }
  })

/** First and last moment that rows stand for. */
export function windowOf({ moments }: Pick<Dataset, 'moments'>): ModelReport['window'] {
  const known = moments?.filter((moment) => !Number.isNaN(moment)) ?? new Float64Array()
  if (known.length === 0) return null
  const iso = (moment: number) => new Date(moment).toISOString()
  return {
    from: iso(known.reduce((least, moment) => Math.min(least, moment), Infinity)),
    to: iso(known.reduce((most, moment) => Math.max(most, moment), -Infinity)),
  }
}
