import type { Column } from '../data/dataset.ts'
import { logLoss } from '../metrics/losses.ts'
import { marginOf } from '../trees/ensemble.ts'
import { rowOf } from '../data/dataset.ts'
import { fitModel, type FitOptions, type Fitted } from './fit.ts'
import { plainLogistic } from './logistic/plain.ts'
import { marginsOfRows, probabilitiesOf } from './predict.ts'
import { seeded, shuffle } from './random.ts'

/** A piece of work that stands alone: fit on some rows, predict others. */
export interface Trial {
  readonly rows: Int32Array
  /** Rows to predict; none when only the model is wanted. */
  readonly asked: Int32Array
  readonly fit: FitOptions
  /** Also the plain baseline, and what each column is worth. */
  readonly thorough: boolean
}
export interface TrialResult {
  readonly fitted: Fitted
  /** Of the asked rows, calibrated. */
  readonly margins: Float64Array
  readonly baseline: Float64Array | null
  /** By how much log loss rises when a column is shuffled among the asked rows; in the order of the columns. */
  readonly permutation: Float64Array | null
  readonly milliseconds: number
}

const mostPermuted = 300

export function runTrial(columns: readonly Column[], target: Float64Array, trial: Trial): TrialResult {
  const { rows, asked, fit, thorough } = trial
  const from = performance.now()
  const fitted = fitModel(columns, target, rows, fit)
  const milliseconds = performance.now() - from
  const margins = marginsOfRows(fitted.trees, columns, asked)
  return {
    fitted,
    margins,
    baseline: thorough ? plainLogistic(columns, target, rows, asked) : null,
    permutation: thorough ? permuted(columns, target, asked, fitted, fit.seed) : null,
    milliseconds,
  }
}

function permuted(
  columns: readonly Column[],
  target: Float64Array,
  asked: Int32Array,
  { trees }: Fitted,
  seed: number,
): Float64Array {
  const random = seeded(seed)
  const rows = shuffle(asked.slice(), random).subarray(0, mostPermuted)
  const outcomes = Float64Array.from(rows, (row) => target[row] ?? 0)
  const before = logLoss(outcomes, probabilitiesOf(marginsOfRows(trees, columns, rows)))
  const values = new Float64Array(columns.length)
  return Float64Array.from(columns, (column, feature) => {
    const mixed = shuffle(rows.slice(), random)
    const margins = Float64Array.from(rows, (row, at) => {
      rowOf(columns, row, values)[feature] = column.values[mixed[at] ?? 0] ?? Number.NaN
      return marginOf(trees, values)
    })
    return logLoss(outcomes, probabilitiesOf(margins)) - before
  })
}
