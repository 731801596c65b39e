import type { FieldValue, Snapshot } from '#crm-core/contract'
import { isMoney } from '#crm-core/contract'

/** Milliseconds of a day. */
export const day_ms = 86_400_000

/** A number, or the amount of money as a number; null for anything else. */
export function numberOf(value: FieldValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null || !isMoney(value)) return null
  const amount = Number(value.amount)
  return Number.isFinite(amount) ? amount : null
}
/** A text with something in it. */
export const textOf = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null
/** A flag, or whether there is anything, as 1 and 0. */
export const flagOf = (value: FieldValue | undefined): number =>
  value === null || value === undefined || value === false || value === '' ? 0 : 1
/** The moment that a date or time stands for, in milliseconds; a date is its midnight in UTC. */
export function timeOf(value: FieldValue | undefined): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(time) ? time : null
}
/**
 * Whole days from one moment to another, rounded down. Hours say little about a customer, and with them every
 * look at a record would be another row: no prediction would hold for longer than minutes.
 */
export const daysBetween = (from: number, to: number): number => Math.floor((to - from) / day_ms)

/** Days since a field got the value that it has; since the record was made when it has had no other. */
export function daysInValue({ changes, created_at, at }: Snapshot, field: string): number {
  const last = changes.findLast((change) => change.field === field)
  return daysBetween((last?.at ?? created_at).getTime(), at.getTime())
}
