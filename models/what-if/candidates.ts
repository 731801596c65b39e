import type { FeatureRow, FeatureValue } from '#crm-core/contract'

/** An input that somebody can do something about. */
export type Changeable =
  | {
      readonly feature: string
      readonly kind: 'number'
      readonly direction: 'up' | 'down' | 'both'
      /** Values are whole steps away from now: 1 for a count. Left out, any number will do. */
      readonly step?: number
      readonly least?: number
      readonly most?: number
      /** A change by so much costs 1, such as the interquartile range. */
      readonly scale: number
      /** Where the model's trees split this input, in any order. Between two of them nothing changes. */
      readonly thresholds: readonly number[]
    }
  | {
      readonly feature: string
      readonly kind: 'category'
      readonly choices: readonly string[]
      /** Of any other choice; 1 where left out. */
      readonly cost?: number
    }

/** One value that an input might have instead. */
export interface Candidate {
  readonly at: number
  readonly feature: string
  readonly to: FeatureValue
  readonly cost: number
}

/** Cheapest first; for a number one value in each stretch between splits, and on a split where a step leads there. */
export function candidatesOf(change: Changeable, row: FeatureRow, at: number): Candidate[] {
  const from = row[at] ?? null
  const { feature } = change
  if (change.kind === 'category')
    return change.choices
      .filter((choice) => choice !== from)
      .map((to) => ({ at, feature, to, cost: change.cost ?? 1 }))
  const cost = (to: number): number => (typeof from === 'number' ? Math.abs(to - from) / change.scale : 1)
  return valuesOf(change, typeof from === 'number' ? from : null)
    .map((to) => ({ at, feature, to, cost: cost(to) }))
    .toSorted((a, b) => a.cost - b.cost || a.to - b.to)
}

type Numeric = Extract<Changeable, { kind: 'number' }>

function valuesOf(change: Numeric, from: number | null): number[] {
  const { direction, least = -Infinity, most = Infinity } = change
  const edges = [...new Set(change.thresholds)].toSorted((a, b) => a - b)
  const values = [-Infinity, ...edges].flatMap((low, index) => {
    const inside = valueBetween(low, edges[index] ?? Infinity, change, from)
    return Number.isFinite(low) ? [...onStep(low, change, from), ...inside] : inside
  })
  return [...new Set(values)].filter(
    (value) =>
      value >= least &&
      value <= most &&
      value !== from &&
      (from === null || direction === 'both' || (direction === 'up' ? value > from : value < from)),
  )
}

/** A split itself may fall on either side, so it is tried where the steps lead to it. */
const onStep = (value: number, { step }: Numeric, from: number | null): number[] =>
  step !== undefined && Math.abs(nearestStep(value, step, from) - value) < 1e-9 * Math.max(1, Math.abs(value))
    ? [value]
    : []

/** The value strictly between two splits that is asked least of: the nearest step, or the middle. */
function valueBetween(low: number, high: number, change: Numeric, from: number | null): number[] {
  const { step, scale } = change
  const floor = Math.max(low, change.least ?? -Infinity)
  const ceiling = Math.min(high, change.most ?? Infinity)
  if (step === undefined) return [middle(floor, ceiling, scale)].filter(strictly)
  const near = Math.min(Math.max(from ?? middle(floor, ceiling, scale), floor), ceiling)
  const start = nearestStep(near, step, from)
  return [start, start + step, start - step]
    .map((value) => Number(value.toPrecision(12)))
    .filter(strictly)
    .toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))
    .slice(0, 1)

  function strictly(value: number): boolean {
    return value > low && value < high
  }
}

/** Beyond the last split nobody knows where an end is: a tenth of the scale further will do. */
function middle(low: number, high: number, scale: number): number {
  if (Number.isFinite(low) && Number.isFinite(high)) return (low + high) / 2
  if (Number.isFinite(low)) return low + scale / 10
  return Number.isFinite(high) ? high - scale / 10 : 0
}

const nearestStep = (value: number, step: number, from: number | null): number =>
  (from ?? 0) + Math.round((value - (from ?? 0)) / step) * step
