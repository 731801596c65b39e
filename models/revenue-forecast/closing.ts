import { firstDay, type Day, type Month } from './days.ts'
import type { Closed, Open } from './deals.ts'
import type { Incidence } from './incidence.ts'

/** What is known of when deals end. */
export interface Habits {
  readonly incidence: Incidence
  /** By how many days won deals came later than planned, sorted; negative is earlier. */
  readonly slips: Float64Array
}
/** How a deal may end: its chance of being won, and of that in each month (given that it is won). */
export interface Ending {
  readonly win: number
  readonly months: readonly number[]
}

export function slipsOf(closed: readonly Closed[]): Float64Array {
  return Float64Array.from(
    closed.flatMap(({ won, planned, closed: day }) => (won && planned !== null ? [day - planned] : [])),
  ).sort()
}

/** Where fewer deals than this were as late as one is already, its age says more than its plan. */
const enough = 15

/**
 * The months in which a deal would be won. Slips of the past, among those as late as the deal is already, tell from the planned
 * day; the fewer they are, the more the deal's age tells instead. What falls behind the last month is not in it.
 */
export function endingOf(deal: Open, day: Day, first: Month, count: number, habits: Habits): Ending {
  const ends = Array.from({ length: count }, (_, at) => firstDay(first + at + 1) - 1)
  const age = byAge(deal, day, ends, habits.incidence)
  const win = deal.win_probability ?? habits.incidence.ever(day - deal.created)
  if (deal.planned === null) return { win, months: age }
  const { months: plan, seen } = byPlan(deal.planned, day, ends, habits.slips)
  const weight = seen / (seen + enough)
  return { win, months: plan.map((share, at) => weight * share + (1 - weight) * (age[at] ?? 0)) }
}

function byPlan(planned: Day, day: Day, ends: readonly Day[], slips: Float64Array) {
  const past = upTo(slips, day - planned)
  const seen = slips.length - past
  let before = past
  const months = ends.map((end) => {
    const until = Math.max(before, upTo(slips, end - planned))
    const share = seen > 0 ? (until - before) / seen : 0
    before = until
    return share
  })
  return { months, seen }
}

function byAge({ created }: Open, day: Day, ends: readonly Day[], incidence: Incidence): number[] {
  const ever = incidence.ever(day - created)
  let open = 1
  let at = day
  return ends.map((end) => {
    let share = 0
    for (; at < end; at++) {
      share += open * incidence.won(at - created)
      open *= 1 - incidence.ended(at - created)
    }
    return ever > 0 ? Math.min(1, share / ever) : 0
  })
}

/** How many of the sorted values are at most `limit`. */
function upTo(sorted: Float64Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
