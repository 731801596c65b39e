import { HotcrmError, type ClosedDeal, type PipelineDeal } from '#crm-core/contract'
import { dayIn, dayOf, firstDay, monthOf, type Day, type Month } from './days.ts'

/** A closed deal in plain days. */
export interface Closed {
  readonly amount: number
  readonly created: Day
  readonly closed: Day
  /** The month in which it was closed, and that month's first day. */
  readonly month: Month
  readonly first: Day
  /** Given 30 days before it was closed. */
  readonly planned: Day | null
  readonly won: boolean
}
/** A deal that was open on the day of a forecast, with what was known of it then; null: unknown. */
export interface Open {
  readonly amount: number
  readonly created: Day
  readonly planned: Day | null
  readonly win_probability: number | null
}

/** How long before the end the planned date was noted, in days. */
export const noted = 30

/** Deals of before the forecast's day, checked: `invalid` for an amount, a probability or a date that is none. */
export function readDeals(
  input: { readonly open: readonly PipelineDeal[]; readonly closed: readonly ClosedDeal[] },
  as_of: Day,
  time_zone: string,
): { readonly open: readonly Open[]; readonly closed: readonly Closed[] } {
  const day = dayIn(time_zone)
  const open = input.open.map(({ amount, created_at, close_date, win_probability }) => ({
    amount: checked('amount', amount, Infinity),
    created: day(created_at),
    planned: dayOf(close_date, 'close_date'),
    win_probability: checked('win_probability', win_probability, 1),
  }))
  const closed = input.closed.map(({ amount, created_at, closed_on, planned, won }) => {
    const on = dayOf(closed_on, 'closed_on')
    return {
      amount: checked('amount', amount, Infinity),
      created: day(created_at),
      closed: on,
      month: monthOf(on),
      first: firstDay(monthOf(on)),
      planned: planned === null ? null : dayOf(planned, 'planned'),
      won,
    }
  })
  return {
    open: inOrder(
      open.filter(({ created }) => created <= as_of),
      ({ created, planned, amount, win_probability }) => [created, planned, amount, win_probability],
    ),
    closed: inOrder(
      closed.filter((deal) => deal.closed <= as_of),
      ({ closed, created, amount, won, planned }) => [closed, created, amount, Number(won), planned],
    ),
  }
}

/** One order whatever the caller's, so that the same deals draw the same chances. */
function inOrder<Deal>(deals: readonly Deal[], keys: (deal: Deal) => readonly (number | null)[]): Deal[] {
  return deals.toSorted((a, b) => {
    const others = keys(b)
    for (const [at, key] of keys(a).entries()) {
      const difference = (key ?? -1) - (others[at] ?? -1)
      if (difference !== 0) return difference
    }
    return 0
  })
}

function checked(name: string, value: number, most: number): number {
  if (Number.isFinite(value) && value >= 0 && value <= most) return value
  throw new HotcrmError('invalid', { summary: `${name} ${value}` })
}

/** What stood open at the end of an earlier day, and what had been closed by then: nothing of later. */
export function asOf(
  day: Day,
  deals: { readonly open: readonly Open[]; readonly closed: readonly Closed[] },
): { readonly open: readonly Open[]; readonly closed: readonly Closed[] } {
  const since = deals.closed.filter(({ created, closed }) => created <= day && closed > day)
  const still = deals.open.filter(({ created }) => created <= day)
  return {
    closed: deals.closed.filter(({ closed }) => closed <= day),
    open: [
      ...since.map(({ amount, created, closed, planned }) => ({
        amount,
        created,
        planned: closed - noted <= day ? planned : null,
        win_probability: null,
      })),
      ...still.map(({ amount, created }) => ({ amount, created, planned: null, win_probability: null })),
    ],
  }
}
