import { sql } from 'drizzle-orm'
import type { AnyRecord } from '../contract.ts'
import { column } from '../fields/define.ts'
import type { DerivedRow } from '../hooks/after/hook.ts'
import type { ObjectType } from '../objects/schema.ts'
import { columnsOf, main, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

type Where = Pick<Scope, 'db' | 'cache'> & { readonly tenant_id: string }

/** Records as they are stored now, deleted ones included and whoever may see them: for the system alone. */
export async function storedRecords(
  { db, tenant_id }: Where,
  object: ObjectType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnyRecord>> {
  const rows = await run(
    db,
    sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'tenant_id')} = ${tenant_id}::uuid and ${column(main, 'id')} = any(${sql.param(ids)}::uuid[])`,
  )
  return new Map(rows.map((row) => [String(row['id']), toRecord(object, row)]))
}

/**
 * Stores figures that follow from other records, without a new version, audit line or event. Under the
 * tenant's audit lock like every write, so that two writers never wait for each other's rows.
 */
export async function deriveFields(
  { db, cache, tenant_id }: Where,
  object: ObjectType,
  rows: readonly DerivedRow[],
): Promise<void> {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'id')
  if (rows.length === 0 || fields.length === 0) return
  const stored = rows.map((row) => {
    const columns = fields.map((name) => object.all[name]?.write(row[name] ?? null, name))
    return Object.assign({ id: row.id }, ...columns) as Readonly<Record<string, unknown>>
  })
  const columns = Object.keys(stored[0] ?? {}).filter((name) => name !== 'id')
  const list = (alias: string) =>
    sql.join(
      columns.map((name) => column(alias, name)),
      sql`, `,
    )
  await cache.writing((mark) =>
    db.transaction(async (tx) => {
      await run(tx, sql`select 1 from audit_head where tenant_id = ${tenant_id}::uuid for update`)
      const changed = await run(
        tx,
        sql`update ${tableOf(object)} as t set ${sql.join(
          columns.map((name) => sql`${sql.identifier(name)} = ${column('v', name)}`),
          sql`, `,
        )}
        from jsonb_populate_recordset(null::${tableOf(object)}, ${JSON.stringify(stored)}::jsonb) v
        where t.id = v.id and t.tenant_id = ${tenant_id}::uuid and (${list('t')}) is distinct from (${list('v')})
        returning t.id`,
      )
      await mark(changed.map(({ id }) => ({ tenant_id, object: object.name, id: String(id) })))
    }),
  )
}
