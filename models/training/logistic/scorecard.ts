import type { Column } from '../../data/dataset.ts'
import type { TreeEnsemble } from '../../trees/ensemble.ts'
import { binned, binningOf, type Binning } from '../boosting/bins.ts'
import { ensembleOf } from '../ensemble-builder.ts'
import { countsOf, levelsOf, type Levels } from './levels.ts'
import { fitLogistic, type Penalty } from './newton.ts'
import { scoreTree } from './score-tree.ts'

export interface ScorecardOptions {
  /** Bins of a number. */
  readonly bins: number
  /** Pulls every parameter to nothing; 1 is C = 1 of the usual libraries. */
  readonly ridge: number
  /** Pulls neighbouring bins of a number together. */
  readonly smoothing: number
  /** A category with fewer rows shares its parameter with the other rare ones. */
  readonly least_rows: number
}
export const scorecardDefaults: ScorecardOptions = { bins: 32, ridge: 1, smoothing: 10, least_rows: 10 }
const mostParameters = 1000

/** A column of the scorecard: how its values fall into bins, and which parameter each bin has. */
export interface ScoredColumn {
  readonly binning: Binning
  readonly levels: Levels
  /** Rows in each bin. */
  readonly counts: Int32Array
  readonly bins: Uint8Array
  /** Where its parameters begin. */
  readonly from: number
}

/**
 * Logistic regression over binned values, as credit scoring does it (Siddiqi 2006), with neighbouring bins pulled
 * together (a penalised spline of degree 0; Eilers and Marx 1996). It is a sum of functions of one column each,
 * therefore a tree a column, and its SHAP values are exact like those of any ensemble.
 */
export function scorecard(
  columns: readonly Column[],
  target: Float64Array,
  rows: Int32Array,
  given: Partial<ScorecardOptions> = {},
): TreeEnsemble {
  const options = { ...scorecardDefaults, ...given }
  const scored = scoredColumns(columns, rows, options)
  const width = scored.reduce((sum, { levels }) => sum + levels.count, 0)
  const slots = scored.map(({ bins, levels, from }) => ({
    parameters: Int32Array.from(bins, (bin) => from + (levels.of[bin] ?? 0)),
    values: null,
  }))
  const outcomes = Float64Array.from(rows, (row) => target[row] ?? 0)
  const fit = fitLogistic({ rows: rows.length, width, slots }, outcomes, penaltyOf(scored, width, options))
  let base = fit.intercept
  const trees = scored.map((column, feature) => {
    const { values, mean } = centred(column, fit.weights)
    base += mean
    return scoreTree(feature, column, values)
  })
  return ensembleOf(trees, { features: columns.length, base, link: 'logistic' })
}

function scoredColumns(
  columns: readonly Column[],
  rows: Int32Array,
  { bins: mostBins, least_rows }: ScorecardOptions,
): ScoredColumn[] {
  const most = Math.max(2, Math.floor(mostParameters / Math.max(1, columns.length)) - 2)
  let from = 0
  return columns.map((column) => {
    const number = column.kind === 'number'
    const binning = binningOf(column, rows, number ? Math.min(mostBins, most) + 1 : undefined)
    const bins = binned(column, binning, rows)
    const counts = countsOf(bins, binning.count)
    const levels = number ? levelsOf(counts, 0, Infinity) : levelsOf(counts, least_rows, most)
    const scored = { binning, levels, counts, bins, from }
    from += levels.count
    return scored
  })
}

function penaltyOf(
  scored: readonly ScoredColumn[],
  width: number,
  { ridge, smoothing }: ScorecardOptions,
): Penalty {
  const ridges = new Float64Array(width)
  const steps: { a: number; b: number; weight: number }[] = []
  for (const { binning, levels, from } of scored)
    if (binning.kind === 'category') ridges.fill(ridge, from, from + levels.count)
    else {
      // Bins of a number lean on their neighbours; what is missing stands alone.
      ridges.fill(ridge / levels.count, from, from + levels.count)
      ridges[from] = ridge
      for (let bin = 2; bin < levels.count; bin++)
        steps.push({ a: from + bin - 1, b: from + bin, weight: smoothing * ridge })
    }
  return { ridge: ridges, steps }
}

/** Values a bin around their mean over the training rows; a bin that no row is in has the mean. */
function centred(
  { levels, counts, from }: ScoredColumn,
  weights: Float64Array,
): { values: Float64Array; mean: number } {
  let sum = 0
  let rows = 0
  for (let bin = 0; bin < counts.length; bin++) {
    const count = counts[bin] ?? 0
    sum += count * (weights[from + (levels.of[bin] ?? 0)] ?? 0)
    rows += count
  }
  const mean = sum / rows
  const values = Float64Array.from(counts, (count, bin) =>
    count === 0 ? 0 : (weights[from + (levels.of[bin] ?? 0)] ?? 0) - mean,
  )
  return { values, mean }
}
