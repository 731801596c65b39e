import type { ForecastPoint } from '#crm-core/contract'
import { forecastSeries } from '../forecast/forecast-series.ts'
import { monthOf, type Day, type Month } from './days.ts'
import type { Closed } from './deals.ts'

/** What was won, month by month, without gaps, up to the last month that is over by the end of `day`. */
export interface History {
  readonly first: Month
  readonly won: readonly number[]
}

export function historyOf(closed: readonly Closed[], day: Day): History {
  const over = monthOf(day + 1)
  if (closed.length === 0) return { first: over, won: [] }
  const first = closed.reduce((least, deal) => Math.min(least, deal.month), over)
  const won = Array.from({ length: over - first }, () => 0)
  for (const deal of closed) {
    const at = deal.month - first
    if (deal.won && at < won.length) won[at] = (won[at] ?? 0) + deal.amount
  }
  // the first month began before the records do: it is not whole
  return won.length > 6 ? { first: first + 1, won: won.slice(1) } : { first, won }
}

const nothing: ForecastPoint = { mean: 0, p80: { low: 0, high: 0 }, p95: { low: 0, high: 0 } }

/** The months from `from` on, carried on from those before, nothing for one that is in the history; null without any. */
export function seriesAhead(history: History, from: Month, count: number): ForecastPoint[] | null {
  if (history.won.length === 0) return null
  const next = history.first + history.won.length
  const { points } = forecastSeries(history.won, { horizon: Math.max(0, from + count - next), floor: 0 })
  return Array.from({ length: count }, (_, at) => points[from + at - next] ?? nothing)
}

/**
 * Of what is usually won in a month, the share that comes after a day and the share of deals entered after it. The day is told from
 * the month's first (-40: forty days before it), so that a month of the past stands for one to come.
 */
export function sharesAfter(closed: readonly Closed[], from: number): { later: number; entered: number } {
  let all = 0
  let later = 0
  let entered = 0
  for (const deal of closed) {
    if (!deal.won) continue
    const day = deal.first + from
    all += deal.amount
    if (deal.closed > day) later += deal.amount
    if (deal.closed > day && deal.created > day) entered += deal.amount
  }
  return all > 0 ? { later: later / all, entered: entered / all } : { later: 1, entered: 0 }
}
