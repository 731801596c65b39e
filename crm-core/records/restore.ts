import { sql } from 'drizzle-orm'
import type { AnyRecord } from '../contract.ts'
import { demand, policyOf } from '../access/can.ts'
import { column, fieldColumn } from '../fields/define.ts'
import type { Relation } from '../objects/relations.ts'
import type { ObjectType } from '../objects/schema.ts'
import { changesBetween, type Change } from './change.ts'
import { commit } from './commit.ts'
import { duplicates } from './duplicates.ts'
import { isId } from './rows.ts'
import { refuse } from './issues.ts'
import { columnsOf, main, notFound, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Brings a deleted record back, together with what was deleted with it. */
export async function restoreRecord(scope: Scope, name: string, id: string): Promise<AnyRecord> {
  const object = scope.catalog.named(name)
  const { actor } = scope
  demand(actor, object, 'delete')
  if (!isId(id)) throw notFound(actor, object)
  const [row] = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'id')} = ${id}::uuid and ${column(main, 'tenant_id')} = ${actor.tenant_id}::uuid
        and ${column(main, 'deleted_at')} is not null and ${policyOf(object).write(actor, main)}`,
  )
  if (!row) throw notFound(actor, object)
  const changes = await restoration(scope, object, [toRecord(object, row)])
  for (const [of, some] of Map.groupBy(changes, (change) => change.object))
    refuse(
      (
        await duplicates(
          scope,
          of,
          some.map(({ after }) => ({ before: null, after })),
        )
      ).flat(),
      actor.language,
    )
  const [result] = await commit(scope, changes)
  return result?.record ?? toRecord(object, row)
}

/** What a cascade took at the same moment comes back with its parent. */
export async function restoration(
  scope: Scope,
  object: ObjectType,
  records: readonly AnyRecord[],
): Promise<Change[]> {
  const back = new Map<string, Change>()
  let level = [{ object, records }]
  while (level.length > 0) {
    const next: typeof level = []
    for (const { object, records } of level) {
      const fresh = records.filter((one) => !back.has(one.id))
      for (const one of fresh) back.set(one.id, restored(scope, object, one))
      for (const pointer of fresh.length ? scope.catalog.pointersTo(object.name) : [])
        if (pointer.on_delete === 'cascade')
          next.push({ object: pointer.object, records: await takenWith(scope, pointer, fresh) })
    }
    level = next.filter(({ records }) => records.length > 0)
  }
  return [...back.values()]
}

/** Records that were deleted at the moment at which what they point at was. */
async function takenWith(
  scope: Scope,
  { object, field }: Relation,
  parents: readonly AnyRecord[],
): Promise<AnyRecord[]> {
  const moments = JSON.stringify(parents.map(({ id, deleted_at }) => ({ id, deleted_at })))
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      join jsonb_to_recordset(${moments}::jsonb) as parent (id uuid, deleted_at timestamptz)
        on ${fieldColumn(main, object.all[field], field)} = parent.id and ${column(main, 'deleted_at')} = parent.deleted_at
      where ${column(main, 'tenant_id')} = ${scope.actor.tenant_id}::uuid`,
  )
  return rows.map((row) => toRecord(object, row))
}
function restored({ actor, clock }: Scope, object: ObjectType, before: AnyRecord): Change {
  const after = {
    ...before,
    deleted_at: null,
    updated_at: clock.now().toISOString(),
    updated_by: actor.user_id,
  }
  return { object, kind: 'restored', before, after, changes: changesBetween(object, before, after) }
}
