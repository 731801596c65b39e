import { OutOfRange } from './types.ts'

const day = 86_400_000
const atMidnight = (text: string): number => Date.parse(`${text}T00:00:00.000Z`)

/** How many days later the second date is. */
export const daysBetween = (from: string, to: string): number => (atMidnight(to) - atMidnight(from)) / day

export function addDays(text: string, days: number): string {
  const later = new Date(atMidnight(text) + days * day)
  const year = later.getUTCFullYear()
  if (!(year >= 1 && year <= 9999)) throw new OutOfRange()
  return later.toISOString().slice(0, 10)
}

/** The text of a day of the calendar; null when there is no such day. */
export function dayNumber(year = NaN, month = NaN, dayOfMonth = NaN): string | null {
  if (![year, month, dayOfMonth].every(Number.isInteger) || year < 1 || year > 9999) return null
  const text = [String(year).padStart(4, '0'), pad(month), pad(dayOfMonth)].join('-')
  const time = new Date(`${text}T00:00:00.000Z`)
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text ? null : text
}
const pad = (part: number): string => String(part).padStart(2, '0')
