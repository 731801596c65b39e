import { sql } from 'drizzle-orm'
import type { FieldValue } from '../contract.ts'
import { column as columnSql } from '../fields/define.ts'
import { run, type Scope } from '../records/scope.ts'
import type { FieldPlace } from './physical/sql.ts'

const batch = 5000

/** Whether the workspace has records without a value, deleted ones included: they may come back. */
export async function hasEmpty({ db, actor }: Scope, { table, column }: FieldPlace): Promise<boolean> {
  const rows = await run(
    db,
    sql`select 1 from ${sql.identifier(table)} t
      where t.tenant_id = ${actor.tenant_id}::uuid and ${columnSql('t', column)} is null limit 1`,
  )
  return rows.length > 0
}
/** The same for a column that is still to be made. */
export async function hasRows({ db, actor }: Scope, table: string): Promise<boolean> {
  const rows = await run(
    db,
    sql`select 1 from ${sql.identifier(table)} t where t.tenant_id = ${actor.tenant_id}::uuid limit 1`,
  )
  return rows.length > 0
}

/** Gives a value to every record of the workspace that has none, batch by batch: no long lock, safe to repeat. */
export async function fillEmpty(
  { db, actor, cache }: Scope,
  object: string,
  { table, column, field }: FieldPlace,
  value: FieldValue,
): Promise<void> {
  const stored = field.write(value, column)
  const sets = Object.keys(stored).map((name) => sql`${sql.identifier(name)} = ${columnSql('v', name)}`)
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    // The end of the batch is asked for first: between two known ids the update goes by the primary key.
    const rows = await run<{ id: string }>(
      db,
      sql`select t.id from ${sql.identifier(table)} t
        where t.tenant_id = ${actor.tenant_id}::uuid and t.id > ${last}::uuid order by t.id limit ${batch}`,
    )
    const end = rows.at(-1)
    if (!end) return
    await cache.writing((mark) =>
      db.transaction(async (tx) => {
        const filled = await run<{ id: string }>(
          tx,
          sql`update ${sql.identifier(table)} t set ${sql.join(sets, sql`, `)}
            from jsonb_populate_record(null::${sql.identifier(table)}, ${JSON.stringify(stored)}::jsonb) v
            where t.tenant_id = ${actor.tenant_id}::uuid and t.id > ${last}::uuid and t.id <= ${end.id}::uuid
              and ${columnSql('t', column)} is null
            returning t.id`,
        )
        // Whoever has kept one of these records reads it anew.
        await mark(filled.map(({ id }) => ({ tenant_id: actor.tenant_id, object, id })))
      }),
    )
    last = end.id
  }
}
