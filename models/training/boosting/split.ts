import type { Binning } from './bins.ts'
import type { Histogram } from './histogram.ts'
import type { BoostingOptions } from './options.ts'

/** Sums over the rows of a leaf. */
export interface Sums {
  readonly gradient: number
  readonly second: number
  readonly count: number
}
/** The values that a leaf may take, from monotone splits above it. */
export interface Bounds {
  readonly low: number
  readonly high: number
}
/** A way to part a leaf: bins of `feature` that go left are 1 in `left`. */
export interface Split {
  readonly feature: number
  readonly gain: number
  readonly left: Uint8Array
  readonly sums: { readonly left: Sums; readonly right: Sums }
  /** The last bin that goes left, for a number. */
  readonly bin: number
}
export interface Place {
  readonly histogram: Histogram
  readonly offset: number
  readonly sums: Sums
  readonly bounds: Bounds
}
type Limits = Pick<BoostingOptions, 'l2' | 'category_l2' | 'min_rows_leaf'>

const leastSecond = 1e-3
export const leastGain = 1e-9
/** A category with fewer rows in the leaf is not sorted by its outcome. */
const leastRowsOfCategory = 5

/** The weight of a leaf before the learning rate: a Newton step, kept within its bounds. */
export const weightOf = (gradient: number, second: number, l2: number, { low, high }: Bounds): number =>
  Math.min(high, Math.max(low, -gradient / (second + l2)))

/** How much a leaf of that weight lowers the loss (Chen and Guestrin 2016, equation 6; by its weight as in bounds). */
function scoreOf(gradient: number, second: number, l2: number, bounds: Bounds): number {
  if (bounds.low === -Infinity && bounds.high === Infinity) return (gradient * gradient) / (second + l2)
  const weight = weightOf(gradient, second, l2, bounds)
  return -(2 * gradient * weight + (second + l2) * weight * weight)
}

/** The best split of a leaf by one feature, or null. */
export function bestSplit(feature: number, binning: Binning, place: Place, limits: Limits): Split | null {
  return binning.kind === 'number'
    ? numberSplit(feature, binning, place, limits)
    : categorySplit(feature, binning, place, limits)
}

/** What a split gains; -1 where it is not allowed. */
function gainOf(left: Sums, { sums, bounds }: Place, limits: Limits, l2: number, monotone: number): number {
  const gradient = sums.gradient - left.gradient
  const second = sums.second - left.second
  const count = sums.count - left.count
  if (left.count < limits.min_rows_leaf || count < limits.min_rows_leaf) return -1
  if (left.second < leastSecond || second < leastSecond) return -1
  if (monotone !== 0) {
    const rise = weightOf(gradient, second, l2, bounds) - weightOf(left.gradient, left.second, l2, bounds)
    if (rise * monotone < 0) return -1
  }
  return (
    scoreOf(left.gradient, left.second, l2, bounds) +
    scoreOf(gradient, second, l2, bounds) -
    scoreOf(sums.gradient, sums.second, limits.l2, bounds)
  )
}

/** Every bin as the last that goes left, with missing values on either side. */
function numberSplit(
  feature: number,
  { count, monotone }: Binning,
  place: Place,
  limits: Limits,
): Split | null {
  const { histogram, offset } = place
  const missing = sumsOf(histogram, offset)
  let best = leastGain
  let bin = -1
  let withMissing = false
  let kept: Sums = missing
  for (const include of missing.count > 0 ? [false, true] : [false]) {
    let gradient = include ? missing.gradient : 0
    let second = include ? missing.second : 0
    let rows = include ? missing.count : 0
    // With missing values on the right, the last bin parts what is known from what is missing.
    const last = include || missing.count === 0 ? count - 2 : count - 1
    for (let at = 1; at <= last; at++) {
      const from = offset + 3 * at
      const here = histogram[from + 2] ?? 0
      if (here === 0) continue
      gradient += histogram[from] ?? 0
      second += histogram[from + 1] ?? 0
      rows += here
      if (rows < limits.min_rows_leaf) continue
      if (place.sums.count - rows < limits.min_rows_leaf) break
      const left = { gradient, second, count: rows }
      const gain = gainOf(left, place, limits, limits.l2, monotone)
      if (gain > best) [best, bin, withMissing, kept] = [gain, at, include, left]
    }
  }
  if (bin < 0) return null
  const left = new Uint8Array(count)
  left.fill(1, 1, bin + 1)
  // Where nothing was missing, a value that is missing later goes with the many.
  if (withMissing || (missing.count === 0 && kept.count * 2 >= place.sums.count)) left[0] = 1
  return splitOf(feature, best, left, kept, place, bin)
}

/** One category against the rest, and the first k of the categories in order of their outcome (Fisher 1958). */
function categorySplit(feature: number, { count }: Binning, place: Place, limits: Limits): Split | null {
  const { histogram, offset } = place
  let best = leastGain
  let left: Uint8Array | null = null
  let kept = place.sums
  const sortable: number[] = []
  for (let bin = 0; bin < count; bin++) {
    const sums = sumsOf(histogram, offset + 3 * bin)
    if (sums.count === 0) continue
    if (sums.count >= leastRowsOfCategory) sortable.push(bin)
    const gain = gainOf(sums, place, limits, limits.l2, 0)
    if (gain <= best) continue
    best = gain
    left = new Uint8Array(count)
    left[bin] = 1
    kept = sums
  }
  if (sortable.length > 3) {
    const slope = (bin: number) => {
      const sums = sumsOf(histogram, offset + 3 * bin)
      return sums.gradient / (sums.second + limits.category_l2)
    }
    const order = sortable
      .map((bin) => ({ bin, slope: slope(bin) }))
      .sort((a, b) => a.slope - b.slope || a.bin - b.bin)
    for (const direction of [order, order.toReversed()]) {
      let sums: Sums = { gradient: 0, second: 0, count: 0 }
      for (const [at, { bin }] of direction.slice(0, Math.ceil(order.length / 2)).entries()) {
        sums = plus(sums, sumsOf(histogram, offset + 3 * bin))
        const gain = at === 0 ? -1 : gainOf(sums, place, limits, limits.category_l2, 0)
        if (gain <= best) continue
        best = gain
        left = new Uint8Array(count)
        for (const { bin: member } of direction.slice(0, at + 1)) left[member] = 1
        kept = sums
      }
    }
  }
  return left && splitOf(feature, best, left, kept, place, -1)
}

function splitOf(
  feature: number,
  gain: number,
  left: Uint8Array,
  kept: Sums,
  { sums }: Place,
  bin: number,
): Split {
  const right = {
    gradient: sums.gradient - kept.gradient,
    second: sums.second - kept.second,
    count: sums.count - kept.count,
  }
  return { feature, gain, left, sums: { left: kept, right }, bin }
}

const sumsOf = (histogram: Histogram, at: number): Sums => ({
  gradient: histogram[at] ?? 0,
  second: histogram[at + 1] ?? 0,
  count: histogram[at + 2] ?? 0,
})
const plus = (a: Sums, b: Sums): Sums => ({
  gradient: a.gradient + b.gradient,
  second: a.second + b.second,
  count: a.count + b.count,
})
