import { setImmediate } from 'node:timers/promises'
import { HotcrmError, type ClosedDeal, type PipelineDeal, type RevenueForecast } from '#crm-core/contract'
import { backtestOf } from './backtest.ts'
import { dayOf, monthText } from './days.ts'
import { readDeals } from './deals.ts'
import { historyOf } from './months.ts'
import { outlook } from './outlook.ts'
import { totalsOf, type Lessons } from './totals.ts'

export interface RevenueInput {
  readonly open: readonly PipelineDeal[]
  readonly closed: readonly ClosedDeal[]
  /** The day at whose end the forecast is made, YYYY-MM-DD; later deals are left out. */
  readonly as_of: string
  /** Months forecast, the one of `as_of` first: 0 to 36. */
  readonly months: number
  readonly currency: string
  /** The zone in which deals were entered on a day. */
  readonly time_zone?: string
  readonly seed?: number
}

const draws = 2000
const shown = 36
/** Below so many whole months or won deals the forecast says that it knows too little. */
const fewestMonths = 12
const fewestWon = 20

/**
 * What will be won in this month and those after it: open deals by their chance of being won and of closing in the month, deals that
 * nobody has entered yet by what usually comes so, weighed with a forecast of the months as a series by how well either did
 * in the past. The same deals give the same forecast. `invalid` for a date, amount, probability or number of months that is none.
 */
export function forecastRevenue(input: RevenueInput): RevenueForecast {
  const steps = forecasting(input)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same forecast, made with pauses in which the process does other things: for a server with thousands of deals. */
export async function forecastRevenueInTurns(input: RevenueInput): Promise<RevenueForecast> {
  const steps = forecasting(input)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await setImmediate()
  }
}

function* forecasting(input: RevenueInput): Generator<void, RevenueForecast, void> {
  const { as_of, months, currency, time_zone = 'UTC', seed = 1 } = input
  if (!Number.isInteger(months) || months < 0 || months > 36)
    throw new HotcrmError('invalid', { summary: `months ${months}` })
  const day = dayOf(as_of, 'as_of')
  const deals = readDeals(input, day, time_zone)
  const history = historyOf(deals.closed, day)
  const { backtest, lessons } = yield* backtestOf(deals, day, seed)
  const seen = outlook(deals, day, months)
  yield
  const totals = totalsOf(seen, taughtFor(lessons), draws, seed)
  const won = deals.closed.filter((deal) => deal.won).length
  return {
    as_of,
    currency,
    months: seen.months.flatMap(({ month, won, pipeline, new_business, series }, at) => {
      const total = totals[at]
      return total ? [{ month: monthText(month), won, pipeline, new_business, series, ...total }] : []
    }),
    past: history.won
      .map((amount, at) => ({ month: monthText(history.first + at), won: amount }))
      .slice(-shown),
    other_currencies: 0,
    open_deals: deals.open.length,
    closed_deals: deals.closed.length,
    backtest,
    too_little: backtest === null || history.won.length < fewestMonths || won < fewestWon,
  }
}

/** The current month has single deals' word more than any: what is won and what is open is nearly all of it. */
const taughtFor = (lessons: Lessons): Lessons => ({
  ...lessons,
  weights: [lessons.weights[0] ?? 0.5, ...lessons.weights],
})
