import { sql } from 'drizzle-orm'
import type { AnyRecord, Sql } from '../../contract.ts'
import { column, fieldColumn } from '../../fields/define.ts'
import { forgetKeys } from '../../duplicates/index.ts'
import type { Change } from '../../records/change.ts'
import { newId } from '../../records/id.ts'
import { tableOf } from '../../records/rows.ts'
import { run } from '../../records/scope.ts'
import { leaveTrail } from '../../records/trail.ts'
import { nameOf, type Outcome, type Touched, type Work } from './work.ts'
import { settle } from './settle.ts'

/**
 * Deletes records that the import created, their search documents and keys too, with an audit line and an event for
 * each. What others point to by now stays: it would leave holes in records that are not the import's.
 */
export async function removeForGood(
  work: Work,
  touched: readonly Touched[],
  kept: Outcome['kept'],
): Promise<void> {
  const { scope, object, current } = work
  if (touched.length === 0 && kept.length === 0) return
  const ids = touched.map(({ record_id }) => record_id)
  await scope.cache.writing((forget) =>
    scope.db.transaction(async (tx) => {
      const head = await lockHead(tx, scope.actor.tenant_id)
      const used = await usedBy(tx, work, ids)
      const there = touched.filter(({ record_id }) => !used.has(record_id))
      const gone = await deleteRows(tx, work, there)
      // Changed between the look and the lock: it stays for the next round, which tells it.
      const records = there.flatMap(({ record_id }) =>
        gone.has(record_id) ? (current.get(record_id) ?? []) : [],
      )
      const outcome: Outcome = {
        undone: records.map(({ id }) => id),
        kept: [
          ...kept,
          ...touched.flatMap(({ record_id, row }) => {
            const child = used.get(record_id)
            const params = { name: nameOf(object, current.get(record_id)), child: child ?? '' }
            return child === undefined ? [] : [{ record_id, row, code: 'used_since' as const, params }]
          }),
        ],
      }
      await settle(tx, scope, work.run_id, outcome)
      if (records.length > 0)
        await leaveTrail(
          scope,
          tx,
          records.map((record) => deletionOf(work, record)),
          records.map(({ version }) => version),
          head,
          { cause: work.cause, write_set: { id: newId(scope.clock.now()), kind: 'import' } },
        )
      await forget(
        records.map(({ id }) => ({
          tenant_id: scope.actor.tenant_id,
          object: object.name,
          id,
          kind: 'deleted',
        })),
      )
    }),
  )
  scope.committed()
}

async function lockHead(tx: Sql, tenant_id: string): Promise<{ seq: number; hash: string }> {
  const [row] = await run<{ seq: string; hash: string }>(
    tx,
    sql`select seq, hash from audit_head where tenant_id = ${tenant_id}::uuid for update`,
  )
  return { seq: Number(row?.seq ?? 0), hash: row?.hash ?? '' }
}

/** Which of these records something points to, and what. */
async function usedBy(
  tx: Sql,
  { scope, object }: Work,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const used = new Map<string, string>()
  if (ids.length === 0) return used
  for (const pointer of scope.catalog.pointersTo(object.name)) {
    const on = fieldColumn('p', pointer.object.all[pointer.field], pointer.field)
    const rows = await run<{ id: string }>(
      tx,
      sql`select distinct ${on} as id from ${tableOf(pointer.object)} p
        where ${column('p', 'tenant_id')} = ${scope.actor.tenant_id}::uuid and ${on} = any(${sql.param(ids)}::uuid[])
          and not ${column('p', 'id')} = any(${sql.param(ids)}::uuid[])`,
    )
    for (const { id } of rows) used.set(id, pointer.object.plural[scope.actor.language].toLowerCase())
  }
  return used
}

async function deleteRows(
  tx: Sql,
  { scope, object }: Work,
  touched: readonly Touched[],
): Promise<Set<string>> {
  if (touched.length === 0) return new Set()
  const rows = await run<{ id: string }>(
    tx,
    sql`delete from ${tableOf(object)} d using jsonb_to_recordset(${JSON.stringify(touched)}::jsonb) o(record_id uuid, version int)
      where d.id = o.record_id and d.version = o.version and d.tenant_id = ${scope.actor.tenant_id}::uuid returning d.id`,
  )
  const gone = rows.map(({ id }) => id)
  await run(
    tx,
    sql`delete from search_document where tenant_id = ${scope.actor.tenant_id}::uuid and object = ${object.name}
      and record_id = any(${sql.param(gone)}::uuid[])`,
  )
  await forgetKeys(tx, scope.actor.tenant_id, gone)
  return new Set(gone)
}

function deletionOf({ scope, object }: Work, before: AnyRecord): Change {
  const deleted_at = scope.clock.now().toISOString()
  const after = { ...before, deleted_at }
  return {
    object,
    kind: 'deleted',
    before,
    after,
    changes: [{ field: 'deleted_at', before: null, after: deleted_at }],
  }
}
