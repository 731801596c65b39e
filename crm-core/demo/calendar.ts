import { Temporal } from 'temporal-polyfill'

/** The demo workspace's time: everything is placed relative to `now`, in the workspace's zone. */
export class Calendar {
  readonly now: Date
  readonly #today: Temporal.ZonedDateTime
  constructor(now: Date, zone: string) {
    this.now = now
    this.#today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).startOfDay()
  }

  /** A calendar day, counted from today. */
  date(days: number): string {
    return this.#today.add({ days }).toPlainDate().toString()
  }
  /** The instant of a local time on a day counted from today; never later than now. */
  at(days: number, hours: number, minutes = 0): Date {
    const wanted = this.#today.add({ days }).add({ hours, minutes }).epochMilliseconds
    return new Date(Math.min(wanted, this.now.getTime()))
  }
  /** Days from today to a working day: a day on a weekend moves on to Monday, or back to Friday when in the past. */
  workday(days: number): number {
    const weekday = this.#today.add({ days }).dayOfWeek
    if (weekday < 6) return days
    return days <= 0 ? days - (weekday - 5) : days + (8 - weekday)
  }
  /** A moment between Monday 00:00 and now: there is one even at half past midnight on Monday. */
  thisWeek(share: number): Date {
    const start = this.weekStart(0).getTime()
    return new Date(Math.round(start + share * (this.now.getTime() - start)))
  }
  /** A moment of an earlier week; 1 is last week. */
  weeksAgo(weeks: number, share: number): Date {
    const start = this.weekStart(-weeks).getTime()
    const end = this.weekStart(1 - weeks).getTime()
    return new Date(Math.round(start + share * (end - start)))
  }
  /** First day of a quarter, counted from this one. */
  quarterStart(quarters: number): string {
    return this.#quarter(quarters).toPlainDate().toString()
  }
  /** Last day of a quarter, counted from this one. */
  quarterEnd(quarters: number): string {
    return this.#quarter(quarters + 1)
      .subtract({ days: 1 })
      .toPlainDate()
      .toString()
  }
  weekStart(weeks: number): Date {
    const monday = this.#today.subtract({ days: this.#today.dayOfWeek - 1 }).add({ weeks })
    return new Date(monday.epochMilliseconds)
  }
  /** Whole days from today to a calendar day. */
  daysTo(date: string): number {
    return this.#today.toPlainDate().until(Temporal.PlainDate.from(date)).total('days')
  }

  #quarter(quarters: number): Temporal.ZonedDateTime {
    const month = Math.floor((this.#today.month - 1) / 3) * 3 + 1
    return this.#today.with({ month, day: 1 }).add({ months: quarters * 3 })
  }
}
