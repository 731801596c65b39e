import { sql } from 'drizzle-orm'
import { madeAt } from '../../store/months.ts'
import { run } from '../../store/statement.ts'
import type { HistoryStore } from './history-store.ts'
import type { Lines } from './lines.ts'

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly gone: boolean
  readonly kept_since: Date | null
}

/**
 * From when on the audit log tells every change of records whose creation it does not tell: since the first write
 * of the workspace through the store (rows brought in past it, such as a demo, are older), and since the oldest line
 * that is kept.
 */
export async function logSince({ db, tenant_id, clock }: HistoryStore): Promise<number> {
  const [head] = await run<Row>(
    db,
    sql`select h.id, h.gone_seq > 0 as gone, case when h.gone_seq > 0 then (
          select a.created_at from audit_log a where a.tenant_id = h.tenant_id and a.seq > h.gone_seq
          order by a.seq limit 1) end as kept_since
      from audit_head h where h.tenant_id = ${tenant_id}::uuid`,
  )
  const now = clock.now().getTime()
  if (!head) return now
  const begun = madeAt(head.id)?.getTime() ?? now
  return head.gone ? Math.max(begun, head.kept_since?.getTime() ?? now) : begun
}

/** From when on every change of a record is known: since its creation, where the log tells that. */
export const knownSince = (lines: Lines, created_at: number, log_since: number): number =>
  lines.made ?? Math.max(created_at, log_since)
