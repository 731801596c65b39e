import { rowOf, type Column } from '../data/dataset.ts'
import { marginOf, type TreeEnsemble } from '../trees/ensemble.ts'

/** Margins of some rows, in their order. */
export function marginsOfRows(
  trees: TreeEnsemble,
  columns: readonly Column[],
  rows: Int32Array,
): Float64Array {
  const values = new Float64Array(columns.length)
  return Float64Array.from(rows, (row) => marginOf(trees, rowOf(columns, row, values)))
}

export const probabilitiesOf = (margins: Float64Array): Float64Array =>
  margins.map((margin) => 1 / (1 + Math.exp(-margin)))
