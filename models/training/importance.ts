import type { FeatureImportance } from '#crm-core/contract'
import { rowOf, type Column } from '../data/dataset.ts'
import type { ShapPort } from './train-options.ts'
import type { Trial, TrialResult } from './trial.ts'

/** Rows of each fold that are explained. */
const mostExplained = 200

/** Mean |SHAP| over rows that each fold's model has not seen, strongest first. */
export function shapImportance(
  columns: readonly Column[],
  folds: readonly Trial[],
  results: readonly TrialResult[],
  shap: ShapPort,
): FeatureImportance[] {
  const sums = new Float64Array(columns.length)
  let rows = 0
  for (const [at, { asked }] of folds.entries()) {
    const result = results[at]
    if (!result) continue
    const step = Math.max(1, Math.ceil(asked.length / mostExplained))
    const explained = [...asked]
      .filter((_, place) => place % step === 0)
      .map((row) => rowOf(columns, row, new Float64Array(columns.length)))
    const values = shap(result.fitted.trees, explained)
    for (const [place, value] of values.entries())
      sums[place % columns.length] = (sums[place % columns.length] ?? 0) + Math.abs(value)
    rows += explained.length
  }
  return columns
    .map(({ name }, at) => ({ feature: name, mean_abs_shap: (sums[at] ?? 0) / Math.max(1, rows) }))
    .sort((a, b) => b.mean_abs_shap - a.mean_abs_shap || (a.feature < b.feature ? -1 : 1))
}

/** By how much the log loss of unseen rows rises when a feature is shuffled among them; strongest first. */
export interface PermutationImportance {
  readonly feature: string
  readonly log_loss_rise: number
}

export function permutationImportance(
  columns: readonly Column[],
  results: readonly TrialResult[],
): PermutationImportance[] {
  return columns
    .map(({ name }, at) => {
      const rises = results.map(({ permutation }) => permutation?.[at] ?? 0)
      return { feature: name, log_loss_rise: rises.reduce((sum, rise) => sum + rise, 0) / rises.length }
    })
    .sort((a, b) => b.log_loss_rise - a.log_loss_rise || (a.feature < b.feature ? -1 : 1))
}
