import type { FieldValue, Sql } from '../contract.ts'
import { genesis, hashOf } from './chain.ts'

export interface Verification {
  readonly entries: number
  /** Number of the first line that is not what was written; null when the chain is whole. */
  readonly broken_at: number | null
}
interface Line {
  readonly seq: number
  readonly tenant_id: string
  readonly object: string
  readonly record_id: string
  readonly action: string
  readonly user_id: string | null
  readonly door: string
  readonly cause: string | null
  readonly changes: FieldValue
  readonly created_at: Date
  readonly write_set_id: string | null
  readonly previous_hash: string
  readonly hash: string
}
const batch = 1000

/** Walks a tenant's audit chain from its start; lines that were changed, taken out or cut off show. */
export async function verifyAudit(db: Sql, tenant_id: string): Promise<Verification> {
  let previous = genesis
  let seq = 0
  for (;;) {
    const lines = await linesAfter(db, tenant_id, seq)
    for (const line of lines) {
      const { created_at, ...entry } = line
      const expected = hashOf({ ...entry, created_at: created_at.toISOString() }, seq + 1, previous)
      if (line.seq !== seq + 1 || line.previous_hash !== previous || line.hash !== expected)
        return { entries: seq, broken_at: seq + 1 }
      previous = line.hash
      seq = line.seq
    }
    if (lines.length < batch) break
  }
  const { rows } = await db.query<{ seq: number; hash: string }>(
    'select seq, hash from audit_head where tenant_id = $1',
    [tenant_id],
  )
  const end = rows[0] ?? { seq: 0, hash: genesis }
  return { entries: seq, broken_at: end.seq === seq && end.hash === previous ? null : seq + 1 }
}

async function linesAfter(db: Sql, tenant_id: string, seq: number): Promise<Line[]> {
  const { rows } = await db.query<Line>(
    `select seq, tenant_id, object, record_id, action, user_id, door, cause, changes, created_at, write_set_id, previous_hash, hash
     from audit_log where tenant_id = $1 and seq > $2 order by seq limit ${batch}`,
    [tenant_id, seq],
  )
  return rows
}
