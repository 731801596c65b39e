import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { weekdays, type WeeklyHours } from '../../objects/service/business-hours.ts'
import { addWorkingMinutes, type Schedule } from './business-time.ts'

const office: Schedule = {
  time_zone: 'Asia/Shanghai',
  hours: Object.fromEntries(
    weekdays.slice(0, 5).map((day) => [
      day,
      [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
    ]),
  ),
  days: { '2026-10-01': false, '2026-10-02': false, '2026-10-10': true },
}
const due = (start: string, minutes: number, schedule: Schedule | null = office) =>
  addWorkingMinutes(new Date(start), minutes, schedule)?.toISOString()

describe('working time', () => {
  it('goes on around the clock where there are no hours', () => {
    expect(due('2026-11-21T22:00:00Z', 90, null)).toBe('2026-11-21T23:30:00.000Z')
  })
  it('stands still at lunch, overnight and over the weekend', () => {
    expect(due('2026-11-20T11:30:00+08:00', 60)).toBe('2026-11-20T05:30:00.000Z')
    expect(due('2026-11-20T17:30:00+08:00', 60)).toBe('2026-11-23T01:30:00.000Z')
    expect(due('2026-11-21T10:00:00+08:00', 30)).toBe('2026-11-23T01:30:00.000Z')
  })
  it('ends with the shift when that is enough, not with the next one', () => {
    expect(due('2026-11-20T17:00:00+08:00', 60)).toBe('2026-11-20T10:00:00.000Z')
  })
  it('leaves out holidays and counts a weekend day that is worked instead', () => {
    expect(due('2026-09-30T17:30:00+08:00', 60)).toBe('2026-10-05T01:30:00.000Z')
    expect(due('2026-10-09T17:30:00+08:00', 60)).toBe('2026-10-10T01:30:00.000Z')
  })
  it('keeps to the clock on the wall when summer time ends', () => {
    const london: Schedule = { ...office, time_zone: 'Europe/London' }
    expect(due('2026-10-23T17:30:00+01:00', 60, london)).toBe('2026-10-26T09:30:00.000Z')
  })
  it('never comes where nobody ever works', () => {
    expect(due('2026-11-20T00:00:00Z', 1, { ...office, hours: {} })).toBeUndefined()
  })
})

const pad = (n: number) => String(n).padStart(2, '0')
/** Up to two shifts on quarter hours, by day: clocks are changed at night. */
const shifts = fc
  .uniqueArray(fc.integer({ min: 24, max: 92 }), { minLength: 0, maxLength: 4 })
  .map((marks) => marks.toSorted((a, b) => a - b))
  .map((marks) => (marks.length % 2 ? marks.slice(1) : marks))
  .map((marks) => marks.map((mark) => `${pad(Math.floor(mark / 4))}:${pad((mark % 4) * 15)}`))
  .map((times) =>
    times.flatMap((time, i): [string, string][] => (i % 2 ? [] : [[time, times[i + 1] ?? time]])),
  )
const hours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(...weekdays.map(() => shifts))
  .map((days) => Object.fromEntries(weekdays.map((name, i) => [name, days[i] ?? []])))
const schedules: fc.Arbitrary<Schedule> = fc.record({
  time_zone: fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/New_York', 'Asia/Kathmandu'),
  hours,
  days: fc.dictionary(
    fc.integer({ min: 1, max: 12 }).map((day) => `2026-11-${pad(day)}`),
    fc.boolean(),
    { maxKeys: 4 },
  ),
})

/** The slowest way: minute by minute, looking at the clock on the wall. */
function naive(start: number, minutes: number, { time_zone, hours, days }: Schedule): number | null {
  let left = minutes
  for (let at = start; at < start + 40 * 86_400_000; at += 60_000) {
    if (left === 0) return at
    const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(time_zone)
    const special = days[wall.toPlainDate().toString()]
    const weekday = special === true ? 'mon' : (weekdays[wall.dayOfWeek - 1] ?? 'mon')
    const time = `${pad(wall.hour)}:${pad(wall.minute)}`
    const works = special !== false && (hours[weekday] ?? []).some(([from, to]) => from <= time && time < to)
    if (works) left -= 1
  }
  return null
}

it('is what counting minute by minute gives, whatever the hours, the zone and the holidays', () => {
  const begin = Date.UTC(2026, 9, 23)
  fc.assert(
    fc.property(
      schedules,
      fc.integer({ min: 0, max: 14 * 1440 }),
      fc.integer({ min: 1, max: 2000 }),
      (schedule, offset, minutes) => {
        const start = begin + offset * 60_000
        const slow = naive(start, minutes, schedule)
        // Where the slow way gives up, the other may look further.
        if (slow !== null) expect(addWorkingMinutes(new Date(start), minutes, schedule)?.getTime()).toBe(slow)
      },
    ),
    { numRuns: 60 },
  )
})
