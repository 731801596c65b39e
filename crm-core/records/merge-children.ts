import { sql } from 'drizzle-orm'
import type { AnyRecord } from '../contract.ts'
import { column, fieldColumn } from '../fields/define.ts'
import type { Relation } from '../objects/relations.ts'
import type { ObjectType } from '../objects/schema.ts'
import { changesBetween, type Change } from './change.ts'
import { commit, type CommitOptions } from './commit.ts'
import { stamp } from './new-record.ts'
import { columnsOf, main, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Rows that are in memory at a time. */
const chunkSize = 1000

/**
 * Points everything that points at the others to the kept record, whoever may see it, deleted records too:
 * they may come back. Returns how many records that were.
 */
export async function moveChildren(
  scope: Scope,
  object: ObjectType,
  keep_id: string,
  ids: readonly string[],
  part: CommitOptions,
): Promise<number> {
  const moved = new Set<string>()
  for (const pointer of scope.catalog.pointersTo(object.name))
    for (;;) {
      const children = await pointing(scope, pointer, [keep_id, ...ids], ids)
      if (children.length === 0) break
      const changes = children.map((child) => repointed(scope, pointer, child, keep_id))
      await commit(scope, changes, part)
      for (const { id } of children) moved.add(id)
    }
  return moved.size
}

/** The records of the merge themselves are left out: they do not become their own children. */
async function pointing(
  { db, actor }: Scope,
  { object, field }: Relation,
  merging: readonly string[],
  ids: readonly string[],
): Promise<AnyRecord[]> {
  const rows = await run(
    db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'tenant_id')} = ${actor.tenant_id}::uuid
        and ${fieldColumn(main, object.all[field], field)} = any(${sql.param(ids)}::uuid[])
        and ${column(main, 'id')} <> all(${sql.param(merging)}::uuid[])
      limit ${chunkSize}`,
  )
  return rows.map((row) => toRecord(object, row))
}

function repointed(scope: Scope, { object, field }: Relation, before: AnyRecord, id: string): Change {
  const after = { ...before, [field]: id, ...stamp(scope) }
  return { object, kind: 'updated', before, after, changes: changesBetween(object, before, after) }
}

/** Everything above a record by a reference to its own object, itself included. */
export async function ancestors(
  { db, actor }: Scope,
  object: ObjectType,
  field: string,
  start: string,
): Promise<Set<string>> {
  const above = fieldColumn('p', object.all[field], field)
  const rows = await run<{ id: string }>(
    db,
    sql`with recursive up(id) as (
        select ${start}::uuid
        union
        select ${above} from ${tableOf(object)} p join up on p.id = up.id
          where ${above} is not null and ${column('p', 'tenant_id')} = ${actor.tenant_id}::uuid)
      select id from up`,
  )
  return new Set(rows.map(({ id }) => id))
}
