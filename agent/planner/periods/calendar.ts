import { Temporal } from 'temporal-polyfill'
import type { NamedPeriod, Period } from '#crm-core/contract'
import type { When } from './when.ts'

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'
const relatives: Readonly<Record<string, string>> = { '-1': 'last', '0': 'this', '1': 'next' }
const days: Readonly<Record<string, NamedPeriod>> = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }

/** Resolves what the two grammars read, against one day in one zone. Weeks start on Monday. */
export class Calendar {
  readonly today: Temporal.PlainDate
  readonly zone: string
  constructor(now: Date, zone: string) {
    this.zone = zone
    this.today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  }

  day(date: Temporal.PlainDate, more: Partial<When> = {}): When {
    const distance = date.since(this.today, { largestUnit: 'day' }).days
    return {
      from: date.toString(),
      to: date.add({ days: 1 }).toString(),
      day: date.toString(),
      named: days[`${distance}`],
      ...more,
    }
  }
  daysFromNow(count: number): When {
    return this.day(this.today.add({ days: count }))
  }

  /** This week is 0, last week -1, the quarter after next 2. */
  unit(unit: Unit, offset: number): When {
    if (unit === 'day') return this.daysFromNow(offset)
    const from = step(this.start(unit), unit, offset)
    const relative = relatives[`${offset}`]
    const named = relative ? (`${relative}_${unit}` as NamedPeriod) : undefined
    return { from: from.toString(), to: step(from, unit, 1).toString(), ...(named ? { named } : {}) }
  }
  start(unit: Unit, of: Temporal.PlainDate = this.today): Temporal.PlainDate {
    switch (unit) {
      case 'day':
        return of
      case 'week':
        return of.subtract({ days: of.dayOfWeek - 1 })
      case 'month':
        return of.with({ day: 1 })
      case 'quarter':
        return of.with({ day: 1, month: of.month - ((of.month - 1) % 3) })
      case 'year':
        return of.with({ day: 1, month: 1 })
    }
  }
  /** The last day of that unit: "end of next month". */
  end(unit: Unit, offset: number): When {
    const from = step(this.start(unit), unit, offset)
    return this.day(step(from, unit, 1).subtract({ days: 1 }))
  }

  /** last 7 days (sign -1) or next 2 weeks (sign 1), today included. */
  rolling(count: number, unit: Unit, sign: -1 | 1): When {
    const whole = unit === 'quarter' ? 3 * count : unit === 'year' ? 12 * count : count
    const name = unit === 'quarter' || unit === 'year' ? 'month' : unit
    const named: Period = `${sign < 0 ? 'last' : 'next'}_${whole}_${name}s`
    const far = step(this.today, name, sign * whole)
    return sign < 0
      ? { from: far.toString(), to: this.today.add({ days: 1 }).toString(), named }
      : { from: this.today.toString(), to: far.toString(), named }
  }
  /** Three days ago, in two weeks: one day. */
  distant(count: number, unit: Unit, sign: -1 | 1): When {
    return this.day(step(this.today, unit, sign * count))
  }

  /** Monday is 1. Without a week: the coming one, today included. */
  weekday(day: number, week: number | null): When {
    if (week === null) return this.day(this.today.add({ days: (day - this.today.dayOfWeek + 7) % 7 }))
    return this.day(this.start('week').add({ days: 7 * week + day - 1 }))
  }
  /** The last such weekday before today. */
  formerWeekday(day: number): When {
    return this.day(this.today.subtract({ days: ((this.today.dayOfWeek - day + 6) % 7) + 1 }))
  }

  month(month: number, year?: number): When {
    const from = date(year ?? this.today.year, month, 1)
    if (!from) return {}
    return {
      from: from.toString(),
      to: from.add({ months: 1 }).toString(),
      ...(year ? {} : { yearless: true }),
    }
  }
  /** The last day of a month that is named: 1月底, "end of January". */
  monthEnd(month: number, year?: number): When {
    const from = date(year ?? this.today.year, month, 1)
    if (!from) return {}
    return this.day(from.with({ day: from.daysInMonth }), year ? {} : { yearless: true })
  }
  /** Null when there is no such day. */
  date(year: number | undefined, month: number, day: number): When | null {
    const found = date(year ?? this.today.year, month, day)
    return found ? this.day(found, year ? {} : { yearless: true }) : null
  }
  quarter(quarter: number, year?: number): When {
    const from = Temporal.PlainDate.from({ year: year ?? this.today.year, month: 3 * quarter - 2, day: 1 })
    return { from: from.toString(), to: from.add({ months: 3 }).toString() }
  }
  year(year: number): When {
    const from = date(year, 1, 1)
    return from ? { from: from.toString(), to: from.add({ years: 1 }).toString() } : {}
  }
  halfYear(half: 1 | 2): When {
    const from = this.start('year').add({ months: half === 1 ? 0 : 6 })
    return { from: from.toString(), to: from.add({ months: 6 }).toString() }
  }

  /** The first working day of a stretch to come, or the last one, today or later, of one that has begun. */
  workingDay({ from, to }: When): string | undefined {
    const future = from !== undefined && from > this.today.toString()
    if (!future && to === undefined) return undefined
    let day = future ? Temporal.PlainDate.from(from) : Temporal.PlainDate.from(to ?? '').subtract({ days: 1 })
    while (day.dayOfWeek > 5) day = future ? day.add({ days: 1 }) : day.subtract({ days: 1 })
    return Temporal.PlainDate.compare(day, this.today) < 0 ? undefined : day.toString()
  }

  /** An ISO instant for a day and a wall-clock time in the zone. */
  instant(day: string, time: string): string {
    return Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: this.zone, plainTime: time })
      .toInstant()
      .toString()
  }
}

export const bounded = {
  before: (when: When): When => ({ to: when.from, day: when.day, time: when.time, bound: true }),
  by: (when: When): When => ({ to: when.to, day: when.day, time: when.time, bound: true }),
  after: (when: When): When => ({ from: when.to, bound: true }),
  since: (when: When): When => ({ from: when.from, bound: true }),
} as const
export type Bound = keyof typeof bounded

export function span(from: When, to: When): When {
  return { from: from.from, to: to.to }
}

function step(from: Temporal.PlainDate, unit: Unit, count: number): Temporal.PlainDate {
  if (unit === 'quarter') return from.add({ months: 3 * count })
  const duration = { [`${unit}s`]: count }
  return from.add(duration)
}

function date(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const made = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' })
  return made.day === day ? made : null
}
