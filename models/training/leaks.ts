import type { LeakWarning } from '#crm-core/contract'
import type { Column, Dataset } from '../data/dataset.ts'
import { stratifiedFolds } from '../data/folds.ts'
import { indices } from '../data/dataset.ts'
import { auc } from '../metrics/auc.ts'
import { binned, binningOf } from './boosting/bins.ts'

/** By itself no honest field tells the outcome better than this. */
export const suspiciousAuc = 0.9
const bins = 33
const folds = 5

/**
 * AUC of one column by itself: each row is scored by how often the other folds' rows of its bin came out positive,
 * so that many rare categories cannot look clever.
 */
export function aloneAuc(column: Column, target: Float64Array, seed: number): number {
  const rows = indices(target.length)
  const binning = binningOf(column, rows, column.kind === 'number' ? bins : undefined)
  const bin = binned(column, binning, rows)
  const fold = stratifiedFolds(target, folds, seed)
  const share = target.reduce((sum, y) => sum + y, 0) / target.length
  const positives = new Float64Array(binning.count * folds)
  const counts = new Float64Array(binning.count * folds)
  for (const row of rows) {
    const cell = (bin[row] ?? 0) * folds + (fold[row] ?? 0)
    positives[cell] = (positives[cell] ?? 0) + (target[row] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  const scores = Float64Array.from(rows, (row) => {
    let [sum, count] = [share, 1]
    for (let other = 0; other < folds; other++) {
      if (other === fold[row]) continue
      sum += positives[(bin[row] ?? 0) * folds + other] ?? 0
      count += counts[(bin[row] ?? 0) * folds + other] ?? 0
    }
    return sum / count
  })
  return auc(target, scores) ?? 0.5
}

export interface LeakOptions {
  readonly seed: number
  /** Features that are known to be filled mostly once the outcome stands. */
  readonly filled_after_close?: readonly string[]
  /** Features that stay although they look suspicious. */
  readonly keep?: readonly string[]
}

/** Warnings about columns that seem to know the outcome, and the columns that may be learned from. */
export function withoutLeaks(
  { columns, target }: Pick<Dataset, 'columns' | 'target'>,
  { seed, filled_after_close = [], keep = [] }: LeakOptions,
): { columns: Column[]; leaks: LeakWarning[] } {
  const leaks: LeakWarning[] = []
  const kept = columns.filter((column) => {
    const { name: feature } = column
    const left_out = !keep.includes(feature)
    const alone = aloneAuc(column, target, seed)
    if (filled_after_close.includes(feature)) leaks.push({ feature, reason: 'filled_after_close', left_out })
    else if (isConstant(column)) leaks.push({ feature, reason: 'constant', left_out: true })
    else if (alone > suspiciousAuc) leaks.push({ feature, reason: 'predicts_alone', auc: alone, left_out })
    else return true
    return leaks.at(-1)?.left_out === false
  })
  return { columns: kept, leaks }
}

function isConstant({ values }: Column): boolean {
  const first = values[0] ?? Number.NaN
  return values.every((value) => Object.is(value, first))
}
