import { getTableConfig, PgDialect, type PgColumn } from 'drizzle-orm/pg-core'
import { SQL } from 'drizzle-orm'
import type pg from 'pg'
import type { ObjectType } from '../objects/schema.ts'
import { tables } from '../store/tables.ts'

const dialect = new PgDialect()
const tenantOnly = `tenant_id = nullif(current_setting('app.tenant', true), '')::uuid`

/** Makes the table of an object that only a test has, as a migration would: columns, unique fields, rights. */
export async function createTable(pool: Pick<pg.Pool, 'query'>, object: ObjectType): Promise<void> {
  const table = tables[object.name]
  if (!table) throw new Error(`${object.name} is not among the objects`)
  const columns = getTableConfig(table).columns.map(columnSql)
  await pool.query(`create table "${object.name}" (${columns.join(', ')})`)
  for (const [name, field] of Object.entries(object.all))
    if (field.unique)
      await pool.query(
        `create unique index "${object.name}_${name}_key" on "${object.name}" (tenant_id, "${name}") where deleted_at is null`,
      )
  await pool.query(`alter table "${object.name}" enable row level security`)
  await pool.query(
    `create policy tenant_only on "${object.name}" using (${tenantOnly}) with check (${tenantOnly})`,
  )
  await pool.query(`grant select, insert, update, delete on "${object.name}" to hotcrm_app`)
}

function columnSql(column: PgColumn): string {
  const { name, generated, notNull, primary } = column
  const as = typeof generated?.as === 'function' ? generated.as() : generated?.as
  const computed = as instanceof SQL ? ` generated always as (${dialect.sqlToQuery(as).sql}) stored` : ''
  const value = column.default instanceof SQL ? ` default ${dialect.sqlToQuery(column.default).sql}` : ''
  return `"${name}" ${column.getSQLType()}${computed}${value}${primary ? ' primary key' : ''}${notNull ? ' not null' : ''}`
}
