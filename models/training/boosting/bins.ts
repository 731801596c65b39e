import type { Column } from '../../data/dataset.ts'
import { mostBins } from '../../limits.ts'

/** Bin 0 is missing; a number's bin k holds values in (uppers[k - 2], uppers[k - 1]], a category's is its code + 1. */
export interface Binning {
  readonly kind: Column['kind']
  /** Bins in use, missing included. */
  readonly count: number
  /** The last of them is the largest single-precision number: everything is at or under it. */
  readonly uppers: Float64Array
  readonly monotone: -1 | 0 | 1
}

/** Everything that is not missing is at or under it; a threshold that ONNX can hold. */
export const largest = 3.4028234663852886e38

/** Cuts a column where the rows lie: a bin a value when there are few, else bins of about equal count. */
export function binningOf(column: Column, rows: Int32Array, most: number = mostBins): Binning {
  const monotone = column.monotone ?? 0
  if (column.kind === 'category')
    return { kind: 'category', count: column.categories.length + 1, uppers: new Float64Array(), monotone: 0 }
  const uppers = cuts(known(column, rows).sort(), most - 1)
  return { kind: 'number', count: uppers.length + 1, uppers, monotone }
}

function known({ values }: Column, rows: Int32Array): Float64Array {
  const found = new Float64Array(rows.length)
  let count = 0
  for (const row of rows) {
    const value = values[row] ?? Number.NaN
    if (!Number.isNaN(value)) found[count++] = value
  }
  return found.subarray(0, count)
}

/** Upper bounds between neighbouring values, at most `most` bins; a value that fills a bin gets one to itself. */
function cuts(sorted: Float64Array, most: number): Float64Array {
  const values: number[] = []
  const counts: number[] = []
  for (const value of sorted)
    if (values.at(-1) === value) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    else {
      values.push(value)
      counts.push(1)
    }
  const uppers: number[] = []
  let left = sorted.length
  let held = 0
  for (const [at, value] of values.entries()) {
    held += counts[at] ?? 0
    const next = values[at + 1]
    if (next === undefined) break
    const target = left / Math.max(1, most - uppers.length)
    const full = values.length <= most || held >= target || (counts[at + 1] ?? 0) >= target
    if (!full || uppers.length >= most - 1) continue
    uppers.push(between(value, next))
    left -= held
    held = 0
  }
  return Float64Array.from([...uppers, largest])
}

/** A single-precision number at or above `low` and under `high`. */
function between(low: number, high: number): number {
  const middle = Math.fround(low / 2 + high / 2)
  return middle >= low && middle < high ? middle : low
}

/** The bins of some rows, in their order. */
export function binned({ values }: Column, { kind, uppers, count }: Binning, rows: Int32Array): Uint8Array {
  const bins = new Uint8Array(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const value = values[rows[at] ?? 0] ?? Number.NaN
    if (Number.isNaN(value)) continue
    bins[at] = kind === 'category' ? Math.min(value + 1, count - 1) : lowestAtOrAbove(uppers, value) + 1
  }
  return bins
}

function lowestAtOrAbove(uppers: Float64Array, value: number): number {
  let low = 0
  let high = uppers.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (uppers[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
