import { sql } from 'drizzle-orm'
import type { AnyRecord, BulkOptions, BulkResult, Issue, Selection } from '../contract.ts'
import { demand, policyOf } from '../access/can.ts'
import { column } from '../fields/define.ts'
import { runHooks } from '../hooks/run-hooks.ts'
import type { ObjectType } from '../objects/schema.ts'
import { bulk, nothingMore, type Bulk } from './bulk.ts'
import { remembering } from './consider.ts'
import { duplicates } from './duplicates.ts'
import { deletion } from './remove.ts'
import { restoration } from './restore.ts'
import { columnsOf, main, notFound, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'
import { selected } from './selection.ts'
import { wanted, writableRows } from './update-all.ts'

/** Deletes every record that matches, with what its references say, in one transaction. */
export async function removeAll(
  scope: Scope,
  name: string,
  selection: Selection,
  options: BulkOptions = {},
): Promise<BulkResult> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'delete')
  // What one chunk took by its cascades is not there any more for the next.
  const gone = new Set<string>()
  return bulk(scope, 'bulk_delete', options, {
    list(inside) {
      gone.clear()
      return wanted(inside, object, selection, options)
    },
    work: (going, ids, from) => removeSome(going, object, ids, from, gone),
    more: nothingMore,
  })
}

async function removeSome(
  going: Bulk,
  object: ObjectType,
  ids: readonly string[],
  from: number,
  gone: Set<string>,
): Promise<void> {
  const left = ids.map((id, i) => ({ id, row: from + i })).filter(({ id }) => !gone.has(id))
  let good = await allowed(going, object, await writableRows(going, object, left, 'delete'))
  let planned = await deletion(
    going.scope,
    object,
    good.map(({ record }) => record),
  )
  if (planned.blocked.size > 0) {
    for (const { row, record } of good) {
      const why = planned.blocked.get(record.id)
      if (why) going.fail(row, record.id, why.code, why.params)
    }
    if (!going.partial) return
    const { blocked } = planned
    good = good.filter(({ record }) => !blocked.has(record.id))
    planned = await deletion(
      going.scope,
      object,
      good.map(({ record }) => record),
    )
  }
  for (const { kind, after } of planned.changes) if (kind === 'deleted') gone.add(after.id)
  await going.write(planned.changes, object)
}

interface Row {
  readonly row: number
  readonly record: AnyRecord
}
/** Rows that no rule keeps from being deleted; the others are told. */
async function allowed({ scope, fail }: Bulk, object: ObjectType, rows: readonly Row[]): Promise<Row[]> {
  const ruled: Scope = { ...scope, db: { ...scope.db, query: remembering(scope.db) } }
  const deleted_at = scope.clock.now().toISOString()
  const good: Row[] = []
  for (const { row, record } of rows) {
    const draft = { before: record, after: { ...record, deleted_at } }
    const { issues } = await runHooks(ruled, object, 'beforeDelete', draft)
    if (issues.length > 0) fail(row, record.id, 'invalid', {}, issues)
    else good.push({ row, record })
  }
  return good
}

/** Brings every deleted record back that matches, with what was deleted with it. */
export async function restoreAll(
  scope: Scope,
  name: string,
  selection: Selection,
  options: BulkOptions = {},
): Promise<BulkResult> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'delete')
  const back = new Set<string>()
  return bulk(scope, 'bulk_restore', options, {
    list(inside) {
      back.clear()
      return selected(inside, object, selection, options, true)
    },
    work: (going, ids, from) => restoreSome(going, object, ids, from, back),
    more: nothingMore,
  })
}

async function restoreSome(
  going: Bulk,
  object: ObjectType,
  ids: readonly string[],
  from: number,
  back: Set<string>,
): Promise<void> {
  const { scope, fail } = going
  const left = ids.map((id, i) => ({ id, row: from + i })).filter(({ id }) => !back.has(id))
  const found = await deletedRecords(
    scope,
    object,
    left.map(({ id }) => id),
  )
  const rows = left.flatMap(({ id, row }) => {
    const record = found.get(id)
    if (record) return [{ row, record }]
    const { code, params } = notFound(scope.actor, object)
    fail(row, id, code, params)
    return []
  })
  const wrong = await takenValues(scope, object, rows)
  for (const [i, { row, record }] of rows.entries())
    if (wrong[i]?.length) fail(row, record.id, 'invalid', {}, wrong[i])
  const good = rows.filter((_, i) => !wrong[i]?.length).map(({ record }) => record)
  const changes = await restoration(scope, object, good)
  for (const { after } of changes) back.add(after.id)
  await going.write(changes, object)
}

/** Unique values that somebody else has taken meanwhile. */
const takenValues = (
  scope: Scope,
  object: ObjectType,
  rows: readonly Row[],
): Promise<readonly (readonly Issue[])[]> =>
  duplicates(
    scope,
    object,
    rows.map(({ record }) => ({ before: null, after: record })),
  )

async function deletedRecords(
  scope: Scope,
  object: ObjectType,
  ids: readonly string[],
): Promise<Map<string, AnyRecord>> {
  const { actor } = scope
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'id')} = any(${sql.param(ids)}::uuid[])
        and ${column(main, 'tenant_id')} = ${actor.tenant_id}::uuid
        and ${column(main, 'deleted_at')} is not null and ${policyOf(object).write(actor, main)}`,
  )
  return new Map(rows.map((row) => [String(row['id']), toRecord(object, row)]))
}
