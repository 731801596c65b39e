import type { Money } from './records.ts'

/** A value and the interval that holds the true one with the given probability. */
export interface Interval {
  readonly low: number
  readonly high: number
}
/** One step ahead, or one month: 80 % and 95 % intervals. */
export interface ForecastPoint {
  readonly mean: number
  readonly p80: Interval
  readonly p95: Interval
}

/** A deal that may still be won, as the forecast sees it. */
export interface PipelineDeal {
  readonly id: string
  readonly owner_id: string | null
  /** In the workspace's currency. */
  readonly amount: number
  readonly created_at: Date
  /** The day that people gave, YYYY-MM-DD. */
  readonly close_date: string
  readonly stage: string
  /** Calibrated, 0 to 1. */
  readonly win_probability: number
}
/** A deal that has been closed. */
export interface ClosedDeal {
  readonly amount: number
  readonly created_at: Date
  /** YYYY-MM-DD */
  readonly closed_on: string
  /** The close date that people had given 30 days before, where known. */
  readonly planned: string | null
  readonly won: boolean
}

export interface ForecastMonth {
  /** YYYY-MM */
  readonly month: string
  /** Won in this month so far. */
  readonly won: number
  /** Of deals that are open now: Σ amount × win probability × chance of closing in this month. */
  readonly pipeline: number
  /** Of deals that nobody has entered yet, from the months before. */
  readonly new_business: number
  /** What the months before say of this one, without a look at single deals; null without any month. */
  readonly series: number | null
  /** 0 to 1: total = weight × (won + pipeline + new_business) + (1 − weight) × series, by how well either did before. */
  readonly weight: number
  readonly total: ForecastPoint
}
/** How far off the same method was in the past. */
export interface Backtest {
  readonly months: number
  /** Symmetric mean absolute percentage error, in percent, of this method and of repeating the last year's month. */
  readonly smape: number
  readonly seasonal_naive_smape: number
  /** Share of months whose true value lay inside the interval. */
  readonly within_p80: number
  readonly within_p95: number
}
export interface RevenueForecast {
  readonly as_of: string
  readonly currency: Money['currency']
  readonly months: readonly ForecastMonth[]
  /** The months before, for the chart. */
  readonly past: readonly { readonly month: string; readonly won: number }[]
  /** Deals left out because they are in other currencies. */
  readonly other_currencies: number
  readonly open_deals: number
  readonly closed_deals: number
  /** Null when there is too little history; `too_little` says so then. */
  readonly backtest: Backtest | null
  readonly too_little: boolean
}
