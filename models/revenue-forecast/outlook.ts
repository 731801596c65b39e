import type { Day, Month } from './days.ts'
import { firstDay, monthOf } from './days.ts'
import type { Closed, Open } from './deals.ts'
import { endingOf, slipsOf, type Ending } from './closing.ts'
import { incidenceOf } from './incidence.ts'
import { historyOf, seriesAhead, sharesAfter } from './months.ts'

/** One month as seen from a day: what single deals say of it, and what the months before say. */
export interface MonthOutlook {
  readonly month: Month
  readonly won: number
  readonly pipeline: number
  readonly new_business: number
  readonly series: number | null
  /** Standard deviation of what the months say, as a share of it. */
  readonly doubt: number
}
/** The months to come, and what their chances are drawn from. */
export interface Outlook {
  readonly months: readonly MonthOutlook[]
  readonly deals: readonly { readonly amount: number; readonly ending: Ending }[]
  /** What won deals usually bring, one by one. */
  readonly amounts: readonly number[]
}

/** Days of the longest month: after them nothing comes. */
const longest = 31

/** What can be said at the end of a day of its month and those after it, `count` in all, from what was known then. */
export function outlook(
  known: { readonly open: readonly Open[]; readonly closed: readonly Closed[] },
  day: Day,
  count: number,
): Outlook {
  const first = monthOf(day)
  const history = historyOf(known.closed, day)
  const series = seriesAhead(history, first, count)
  const habits = { incidence: incidenceOf(known.closed, known.open, day), slips: slipsOf(known.closed) }
  const deals = known.open
    .filter(({ amount }) => amount > 0)
    .map((deal) => ({ amount: deal.amount, ending: endingOf(deal, day, first, count, habits) }))
  const months = Array.from({ length: count }, (_, at): MonthOutlook => {
    const month = first + at
    const won = at === 0 ? wonIn(known.closed, month) : 0
    const over = monthOf(day + 1) > month
    const shares = sharesAfter(known.closed, over ? longest : day - firstDay(month))
    const usual = series?.[at] ?? null
    return {
      month,
      won,
      pipeline: deals.reduce(
        (sum, { amount, ending }) => sum + amount * ending.win * (ending.months[at] ?? 0),
        0,
      ),
      new_business: (usual?.mean ?? 0) * shares.entered,
      series: usual && won + usual.mean * shares.later,
      doubt: usual && usual.mean > 0 ? (usual.p80.high - usual.p80.low) / 2 / 1.2816 / usual.mean : 0,
    }
  })
  return { months, deals, amounts: known.closed.flatMap(({ won, amount }) => (won ? [amount] : [])) }
}

const wonIn = (closed: readonly Closed[], month: Month): number =>
  closed.reduce((sum, deal) => (deal.won && deal.month === month ? sum + deal.amount : sum), 0)
