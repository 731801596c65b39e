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

/** Walks a tenant's audit chain from its start, or from what was let go when its time was over; lines that were changed, taken out or cut off show. */
export async function verifyAudit(db: Sql, tenant_id: string): Promise<Verification> {
  const head = await headOf(db, tenant_id)
  let previous = head.gone_hash ?? genesis
  let seq = head.gone_seq
  const counted = () => seq - head.gone_seq
  for (;;) {
    const lines = await linesAfter(db, tenant_id, seq)
    for (const line of lines) {
      const { created_at, ...entry } = line
      const expected = hashOf({ ...entry, created_at: created_at.toISOString() }, seq + 1, previous)
      if (line.seq !== seq + 1 || line.previous_hash !== previous || line.hash !== expected)
        return { entries: counted(), broken_at: seq + 1 }
      previous = line.hash
      seq = line.seq
    }
    if (lines.length < batch) break
  }
  const whole = head.seq === seq && head.hash === previous
  return { entries: counted(), broken_at: whole ? null : seq + 1 }
}

/** The end of the chain, and where what is left of it begins. */
interface Head {
  readonly seq: number
  readonly hash: string
  readonly gone_seq: number
  readonly gone_hash: string | null
}
async function headOf(db: Sql, tenant_id: string): Promise<Head> {
  const { rows } = await db.query<Head>(
    'select seq, hash, gone_seq, gone_hash from audit_head where tenant_id = $1',
    [tenant_id],
  )
  return rows[0] ?? { seq: 0, hash: genesis, gone_seq: 0, gone_hash: null }
}

async function linesAfter(db: Sql, tenant_id: string, seq: number): Promise<Line[]> {
  const { rows } = await db.query<Line>(
    `select seq, tenant_id, object, record_id, action, user_id, door, cause, changes, created_at, write_set_id, previous_hash, hash
     from audit_log where tenant_id = $1 and seq > $2 order by seq limit ${batch}`,
    [tenant_id, seq],
  )
  return rows
}
