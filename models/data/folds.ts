import { HotcrmError } from '#crm-core/contract'
import { shuffle, seeded } from '../training/random.ts'
import { indices } from './dataset.ts'
import type { Table } from './table.ts'

/**
 * Folds out of a table with the columns `row` (0-based row of the data file) and `fold`. Rows that it does not
 * name are not part of the trial. Throws `training_folds_unreadable`.
 */
export function givenFolds(table: Table, rows: number): ReadonlyMap<number, number> {
  const [row, fold] = ['row', 'fold'].map((name) => {
    const column = table.columns.find((one) => one.name === name)
    if (!column) throw new HotcrmError('training_folds_unreadable', { reason: `column "${name}"` })
    return Int32Array.from(column.codes, (code) => whole(column.texts[code]))
  })
  const folds = new Map<number, number>()
  for (const [at, one] of (row ?? new Int32Array()).entries()) {
    if (one >= rows) throw new HotcrmError('training_folds_unreadable', { reason: `row ${one} of ${rows}` })
    folds.set(one, fold?.[at] ?? 0)
  }
  return folds
}

function whole(text: string | undefined): number {
  if (text === undefined || !/^\d+$/.test(text))
    throw new HotcrmError('training_folds_unreadable', { reason: `"${text ?? ''}"` })
  return Number(text)
}

/** Folds of equal size with the same share of outcomes in each, by a seeded draw among rows of one outcome. */
export function stratifiedFolds(target: Float64Array, count: number, seed: number): Int32Array {
  const folds = new Int32Array(target.length)
  const random = seeded(seed)
  let next = 0
  for (const outcome of [1, 0]) {
    const rows = indices(target.length).filter((row) => target[row] === outcome)
    for (const row of shuffle(rows, random)) folds[row] = next++ % count
  }
  return folds
}
