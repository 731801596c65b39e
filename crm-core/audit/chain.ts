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

const hasParts = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** JSON with its keys in order: jsonb does not keep the order in which they were written. */
export function canonical(value: unknown): string {
  if (!hasParts(value)) return JSON.stringify(value ?? null)
  // Every write comes through here many times, so the text grows in place.
  if (Array.isArray(value)) {
    let list = ''
    for (const part of value) list += list === '' ? canonical(part) : `,${canonical(part)}`
    return `[${list}]`
  }
  let members = ''
  for (const key of inOrder(Object.keys(value)))
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonical(value[key])}`
  return `{${members}}`
}

const inOrder = (keys: string[]): string[] =>
  keys.every((key, i) => i === 0 || (keys[i - 1] ?? '') < key) ? keys : keys.sort()

/** The hash of a line: over everything it says, its number, and the hash of the line before it. */
export function hashOf(entry: AuditEntry, seq: number, previous: string): string {
  const { tenant_id, object, record_id, action, user_id, door, cause, changes, created_at } = entry
  const { write_set_id } = entry
  // In the order of the alphabet, so that nothing is left to sort.
  const told = { action, cause, changes, created_at, door, object, record_id, tenant_id, user_id }
  const said = write_set_id === null ? told : { ...told, write_set_id }
  return createHash('sha256')
    .update(`${previous}\n${seq}\n${canonical(said)}`)
    .digest('hex')
}
