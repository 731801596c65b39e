import { Temporal } from 'temporal-polyfill'

/** The first day of the month in which a moment lies, in UTC, as YYYY-MM-01. */
export const firstOfMonth = (at: Date): string => `${at.toISOString().slice(0, 7)}-01`

/** So many months on from this one, itself first; a negative count is the one month so far back. */
export function monthsFrom(month: string, count: number): string[] {
  const first = Temporal.PlainDate.from(month)
  if (count < 0) return [first.add({ months: count }).toString()]
  return Array.from({ length: count }, (_, i) => first.add({ months: i }).toString())
}

/** When an id of version 7 was made; null for any other. */
export function madeAt(id: string): Date | null {
  if (id.charAt(14) !== '7') return null
  const at = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
  return Number.isFinite(at) ? new Date(at) : null
}
