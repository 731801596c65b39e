import { Temporal } from 'temporal-polyfill'
import { weekdays, type WeeklyHours } from '../../objects/service/business-hours.ts'

/** When somebody works: the hours of a week in a zone, and the days that are otherwise. */
export interface Schedule {
  readonly time_zone: string
  readonly hours: WeeklyHours
  /** By date: false for a holiday, true for a day that is worked instead, with Monday's hours. */
  readonly days: Readonly<Record<string, boolean>>
}
/** A schedule that is never open within this many days gives no time. */
const farthest = 1100

/** The moment at which so many minutes have been worked since `start`; null when that never comes. */
export function addWorkingMinutes(start: Date, minutes: number, schedule: Schedule | null): Date | null {
  if (schedule === null) return new Date(start.getTime() + minutes * 60_000)
  const from = start.getTime()
  let left = minutes * 60_000
  let date = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(schedule.time_zone).toPlainDate()
  for (let n = 0; n < farthest; n++, date = date.add({ days: 1 }))
    for (const [opens, closes] of shiftsOn(date, schedule)) {
      const begins = Math.max(opens, from)
      if (begins >= closes) continue
      if (left <= closes - begins) return new Date(begins + left)
      left -= closes - begins
    }
  return null
}

/** The shifts of a day as moments. */
function shiftsOn(date: Temporal.PlainDate, { time_zone, hours, days }: Schedule): [number, number][] {
  const special = days[date.toString()]
  if (special === false) return []
  const weekday = special === true ? 'mon' : weekdays[date.dayOfWeek - 1]
  const shifts = weekday === undefined ? [] : (hours[weekday] ?? [])
  return shifts.map(([opens, closes]) => [
    momentOf(date, opens, time_zone),
    momentOf(date, closes, time_zone),
  ])
}

function momentOf(date: Temporal.PlainDate, time: string, timeZone: string): number {
  const whole = time === '24:00'
  return (whole ? date.add({ days: 1 }) : date).toZonedDateTime({
    timeZone,
    plainTime: whole ? '00:00' : time,
  }).epochMilliseconds
}
