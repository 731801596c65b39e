import { createHash } from 'node:crypto'
import type { FieldValue } from '../contract.ts'

/** One line of the audit log before it has its place in the chain. */
export interface AuditEntry {
  readonly tenant_id: string
  readonly object: string
  readonly record_id: string
  readonly action: string
  readonly user_id: string | null
  readonly door: string
  readonly cause: string | null
  readonly changes: FieldValue
  readonly created_at: string
  /** What was written with it; lines from before there were sets of writes have none. */
  readonly write_set_id: string | null
}
/** Where a chain starts. */
export const genesis = '0'.repeat(64)

/** JSON with its keys in order: jsonb does not keep the order in which they were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
      .join(',')}}`
  return JSON.stringify(value ?? null)
}

/** The hash of a line: over everything it says, its number, and the hash of the line before it. */
export function hashOf(entry: AuditEntry, seq: number, previous: string): string {
  const { tenant_id, object, record_id, action, user_id, door, cause, changes, created_at } = entry
  const { write_set_id } = entry
  const told = { tenant_id, object, record_id, action, user_id, door, cause, changes, created_at }
  const said = write_set_id === null ? told : { ...told, write_set_id }
  return createHash('sha256')
    .update(`${previous}\n${seq}\n${canonical(said)}`)
    .digest('hex')
}
