import { HotcrmError } from '#crm-core/contract'

/** Days since 1970-01-01: a plain date, without any zone. */
export type Day = number
/** Months since January 1970. */
export type Month = number

const text = /^(\d{4})-(\d{2})-(\d{2})$/

/** `invalid` unless it is a day of the calendar, YYYY-MM-DD. */
export function dayOf(date: string, at: string): Day {
  const [, year = '', month = '', day = ''] = text.exec(date) ?? []
  const value = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (year === '' || new Date(value).toISOString().slice(0, 10) !== date)
    throw new HotcrmError('invalid', { summary: `${at} ${date}` })
  return value / 86_400_000
}
export function monthOf(day: Day): Month {
  const date = new Date(day * 86_400_000)
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth()
}
export const firstDay = (month: Month): Day => Date.UTC(1970, month) / 86_400_000
/** YYYY-MM */
export const monthText = (month: Month): string =>
  new Date(firstDay(month) * 86_400_000).toISOString().slice(0, 7)

/** The day that an instant falls on in a zone; `invalid` for a zone or an instant that is none. */
export function dayIn(time_zone: string): (instant: Date) => Day {
  const format = formatIn(time_zone)
  return (instant) => {
    if (Number.isNaN(instant.getTime())) throw new HotcrmError('invalid', { summary: 'created_at' })
    return dayOf(format.format(instant), 'created_at')
  }
}

function formatIn(time_zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: time_zone, dateStyle: 'short' })
  } catch {
    throw new HotcrmError('invalid', { summary: `time_zone ${time_zone}` })
  }
}
