import type { ForecastPoint, Interval } from '#crm-core/contract'
import type { MonthOutlook, Outlook } from './outlook.ts'
import { quantileOf, simulate } from './simulate.ts'

/** How much the past has taught: weight of single deals against the months by how far ahead, and how wide intervals have to be. */
export interface Lessons {
  /** By the number of months ahead; the last holds for all beyond. */
  readonly weights: readonly number[]
  readonly widen: { readonly p80: number; readonly p95: number }
}

export interface MonthTotal {
  readonly weight: number
  readonly total: ForecastPoint
}

export const byDeals = ({ won, pipeline, new_business }: MonthOutlook): number =>
  won + pipeline + new_business

/** Totals of an outlook's months, with intervals from `draws` simulated courses. Less than what is won already cannot come. */
export function totalsOf(seen: Outlook, lessons: Lessons, draws: number, seed: number): MonthTotal[] {
  const drawn = simulate(seen, draws, seed)
  return seen.months.map((month, at) => {
    const bottom = byDeals(month)
    const weight = month.series === null ? 1 : (lessons.weights[at] ?? lessons.weights.at(-1) ?? 0.5)
    const mean = weight * bottom + (1 - weight) * (month.series ?? 0)
    // drawn around what the deals say; the course around the mean of both is as wide, or wider by as much as it is higher
    const scale = bottom - month.won > 0 ? Math.max(1, (mean - month.won) / (bottom - month.won)) : 1
    const sorted = Float64Array.from(drawn, (row) => mean + scale * ((row[at] ?? 0) - bottom)).sort()
    const between = (share: number, widen: number): Interval => ({
      low: Math.max(month.won, mean - widen * Math.max(0, mean - quantileOf(sorted, (1 - share) / 2))),
      high: mean + widen * Math.max(0, quantileOf(sorted, (1 + share) / 2) - mean),
    })
    const p80 = between(0.8, lessons.widen.p80)
    const wide = between(0.95, lessons.widen.p95)
    const p95 = { low: Math.min(p80.low, wide.low), high: Math.max(p80.high, wide.high) }
    return { weight, total: { mean, p80, p95 } }
  })
}
