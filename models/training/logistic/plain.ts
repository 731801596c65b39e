import type { Column } from '../../data/dataset.ts'
import { binned, binningOf } from '../boosting/bins.ts'
import { countsOf, levelsOf } from './levels.ts'
import { fitLogistic, marginsOf, type Design, type Slot } from './newton.ts'

const mostParameters = 1000

/**
 * Plain logistic regression, the baseline of the reports: categories one-hot, numbers standardised with the median
 * where they are missing and a flag that says so, L2 with C = 1. Answers the margins of `asked`.
 */
export function plainLogistic(
  columns: readonly Column[],
  target: Float64Array,
  rows: Int32Array,
  asked: Int32Array,
  ridge = 1,
): Float64Array {
  let width = 0
  const most = Math.max(2, Math.floor(mostParameters / Math.max(1, columns.length)))
  const parts = columns.map((column) => {
    const part =
      column.kind === 'number' ? numberPart(column, rows, width) : categoryPart(column, rows, width, most)
    width += part.width
    return part.slots
  })
  const designOf = (some: Int32Array): Design => ({
    rows: some.length,
    width,
    slots: parts.flatMap((slots) => slots(some)),
  })
  const outcomes = Float64Array.from(rows, (row) => target[row] ?? 0)
  const { intercept, weights } = fitLogistic(designOf(rows), outcomes, {
    ridge: new Float64Array(width).fill(ridge),
    steps: [],
  })
  return marginsOf(designOf(asked), Float64Array.from([...weights, intercept]))
}

interface Part {
  readonly width: number
  readonly slots: (rows: Int32Array) => Slot[]
}

function numberPart({ values }: Column, rows: Int32Array, at: number): Part {
  const known = Float64Array.from(rows, (row) => values[row] ?? Number.NaN)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const median = known[known.length >> 1] ?? 0
  const filled = (row: number) => {
    const value = values[row] ?? Number.NaN
    return Number.isNaN(value) ? median : value
  }
  let sum = 0
  let squares = 0
  for (const row of rows) sum += filled(row)
  const mean = sum / rows.length
  for (const row of rows) squares += (filled(row) - mean) ** 2
  const deviation = Math.sqrt(squares / rows.length) || 1
  return {
    width: 2,
    slots: (some) => [
      {
        parameters: new Int32Array(some.length).fill(at),
        values: Float64Array.from(some, (row) => (filled(row) - mean) / deviation),
      },
      {
        parameters: new Int32Array(some.length).fill(at + 1),
        values: Float64Array.from(some, (row) => (Number.isNaN(values[row] ?? Number.NaN) ? 1 : 0)),
      },
    ],
  }
}

function categoryPart(column: Column, rows: Int32Array, at: number, most: number): Part {
  const binning = binningOf(column, rows)
  const { of, count } = levelsOf(countsOf(binned(column, binning, rows), binning.count), 1, most)
  return {
    width: count,
    slots: (some) => [
      {
        parameters: Int32Array.from(binned(column, binning, some), (bin) => at + (of[bin] ?? 0)),
        values: null,
      },
    ],
  }
}
