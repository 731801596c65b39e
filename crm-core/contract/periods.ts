import { Temporal } from 'temporal-polyfill'
import { namedPeriods, type NamedPeriod, type Period } from './query.ts'

/**
 * A half-open range: from ≤ value < to, null where it is open. Bounds are days (YYYY-MM-DD) in the
 * reader's zone, or instants where the asker gave them as such.
 */
export interface Range {
  readonly from: string | null
  readonly to: string | null
}
type Unit = 'days' | 'weeks' | 'months'
type Span = 'day' | 'week' | 'month' | 'quarter' | 'year'

const relative = /^(last|next)_([1-9]\d{0,3})_(days|weeks|months)$/
const dayText = /^\d{4}-\d{2}-\d{2}$/

/** What a period means at `now` in a time zone; null when it is no period. */
export function resolvePeriod(period: unknown, now: Date, time_zone: string): Range | null {
  if (typeof period === 'object' && period !== null) return explicit(period)
  if (typeof period !== 'string') return null
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(time_zone)
    .toPlainDate()
  if (isNamed(period)) return named(period, today)
  const [, direction, count, unit] = relative.exec(period) ?? []
  return direction ? counted(direction, Number(count), unit as Unit, today) : null
}
/** Whether a value is a period at all, whatever the time. */
export const isPeriod = (value: unknown): value is Period => resolvePeriod(value, new Date(0), 'UTC') !== null

const isNamed = (text: string): text is NamedPeriod => namedPeriods.some((name) => name === text)

function named(period: NamedPeriod, today: Temporal.PlainDate): Range {
  if (period === 'today' || period === 'yesterday' || period === 'tomorrow')
    return spanning(today.add({ days: { yesterday: -1, today: 0, tomorrow: 1 }[period] }), 'day')
  const [which, span] = period.split('_') as ['this' | 'last' | 'next', Span]
  const step = { this: 0, last: -1, next: 1 }[which]
  return spanning(startOf(today, span).add(lengthOf(span, step)), span)
}

/** `last_7_days` ends with today, `next_7_days` begins with it; months go by the calendar. */
function counted(direction: string, count: number, unit: Unit, today: Temporal.PlainDate): Range {
  const tomorrow = today.add({ days: 1 })
  return direction === 'last'
    ? range(tomorrow.subtract({ [unit]: count }), tomorrow)
    : range(today, today.add({ [unit]: count }))
}

const spanning = (from: Temporal.PlainDate, span: Span): Range => range(from, from.add(lengthOf(span, 1)))
const range = (from: Temporal.PlainDate, to: Temporal.PlainDate): Range => ({
  from: from.toString(),
  to: to.toString(),
})

/** The first day of the span that holds `day`; weeks start on Monday. */
function startOf(day: Temporal.PlainDate, span: Span): Temporal.PlainDate {
  if (span === 'day') return day
  if (span === 'week') return day.subtract({ days: day.dayOfWeek - 1 })
  if (span === 'month') return day.with({ day: 1 })
  if (span === 'quarter') return day.with({ day: 1, month: day.month - ((day.month - 1) % 3) })
  return day.with({ day: 1, month: 1 })
}
function lengthOf(span: Span, count: number): Temporal.DurationLike {
  if (span === 'quarter') return { months: 3 * count }
  return { [`${span}s`]: count }
}

function explicit(period: object): Range | null {
  const { from, to, ...rest } = period as Record<string, unknown>
  if (Object.keys(rest).length > 0) return null
  const bounds = [from, to].map((bound) => (bound === undefined ? null : dayOrInstant(bound)))
  const [start, end] = bounds
  return start === undefined || end === undefined ? null : { from: start, to: end }
}
/** Undefined when it is neither. */
function dayOrInstant(bound: unknown): string | undefined {
  if (typeof bound !== 'string') return undefined
  try {
    if (dayText.test(bound)) return Temporal.PlainDate.from(bound).toString()
    return new Date(Temporal.Instant.from(bound).epochMilliseconds).toISOString()
  } catch {
    return undefined
  }
}

/** The range as instants: a day begins at its first moment in the zone, whatever the clocks do that night. */
export function asInstants(range: Range, time_zone: string): Range {
  const instant = (bound: string | null): string | null =>
    bound !== null && dayText.test(bound)
      ? new Date(Temporal.PlainDate.from(bound).toZonedDateTime(time_zone).epochMilliseconds).toISOString()
      : bound
  return { from: instant(range.from), to: instant(range.to) }
}
/** The range as days: a bound inside a day moves to the next one, since a date is its first moment. */
export function asDates(range: Range, time_zone: string): Range {
  const day = (bound: string | null): string | null => {
    if (bound === null || dayText.test(bound)) return bound
    const at = Temporal.Instant.from(bound).toZonedDateTimeISO(time_zone)
    const first = at.startOfDay()
    return (at.equals(first) ? at : at.add({ days: 1 })).toPlainDate().toString()
  }
  return { from: day(range.from), to: day(range.to) }
}
