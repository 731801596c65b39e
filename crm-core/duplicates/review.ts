import { sql } from 'drizzle-orm'
import { HotcrmError, type DuplicatePair, type DuplicateReason, type DuplicateStatus } from '../contract.ts'
import { demand } from '../access/can.ts'
import { column } from '../fields/define.ts'
import type { ObjectType } from '../objects/schema.ts'
import { columnsOf, isId, main, readable, tableOf, toRecord } from '../records/rows.ts'
import { run, type Scope } from '../records/scope.ts'
import { comparable } from './find-duplicates.ts'

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly object: string
  readonly one_id: string
  readonly other_id: string
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
  readonly status: DuplicateStatus
}

/** The review list: pairs of which the actor reaches both records, best first. */
export async function listDuplicates(
  scope: Scope,
  name: string,
  { status = 'open', limit = 50 }: { status?: DuplicateStatus; limit?: number } = {},
): Promise<DuplicatePair[]> {
  const object = comparable(scope, name)
  const { actor } = scope
  demand(actor, object, 'read')
  const rows = await run<Row>(
    scope.db,
    sql`select c.id, c.object, c.one_id, c.other_id, c.score, c.reasons, c.status from duplicate_candidate c
      join ${tableOf(object)} a on a.id = c.one_id and ${readable(actor, object, 'a')}
      join ${tableOf(object)} b on b.id = c.other_id and ${readable(actor, object, 'b')}
      where c.tenant_id = ${actor.tenant_id}::uuid and c.object = ${name} and c.status = ${status}
      order by c.score desc, c.id limit ${Math.min(Math.max(Math.trunc(limit), 1), 200)}`,
  )
  const ids = rows.flatMap(({ one_id, other_id }) => [one_id, other_id])
  const found = await recordsOf(scope, object, ids)
  return rows.flatMap(({ id, one_id, other_id, score, reasons, status: now }): DuplicatePair[] => {
    const one = found.get(one_id)
    const other = found.get(other_id)
    if (!one || !other) return []
    return [{ id, object: name, score, reasons, status: now, one, other }]
  })
}

async function recordsOf(scope: Scope, object: ObjectType, ids: readonly string[]) {
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${readable(scope.actor, object, main)} and ${column(main, 'id')} = any(${sql.param(ids)}::uuid[])`,
  )
  return new Map(rows.map((row) => [String(row['id']), toRecord(object, row)]))
}

/** Two different things: the pair never comes back. Whoever reaches both records may say so. */
export async function dismissDuplicate(scope: Scope, id: string): Promise<void> {
  const { actor } = scope
  const absent = new HotcrmError('not_found', {
    object: actor.language === 'zh' ? '疑似重复' : 'possible duplicate',
  })
  if (!isId(id)) throw absent
  const [row] = await run<Row>(
    scope.db,
    sql`select object, one_id, other_id from duplicate_candidate
      where tenant_id = ${actor.tenant_id}::uuid and id = ${id}::uuid`,
  )
  if (!row) throw absent
  const object = scope.catalog.named(row.object)
  demand(actor, object, 'update')
  if ((await recordsOf(scope, object, [row.one_id, row.other_id])).size < 2) throw absent
  await run(
    scope.db,
    sql`update duplicate_candidate set status = 'not_duplicate', decided_by = ${actor.user_id}::uuid,
      decided_at = ${scope.clock.now().toISOString()}::timestamptz, updated_at = now()
      where tenant_id = ${actor.tenant_id}::uuid and id = ${id}::uuid`,
  )
}
