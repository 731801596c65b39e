import type { CrmCore } from '../core.ts'
import type { AnyRecord, FieldValue, Sql } from '../contract.ts'
import { standardCatalog } from '../objects/catalog.ts'
import type { ObjectType } from '../objects/schema.ts'
import { indexRecords, isSearchable, searchSource } from '../search/index.ts'
import { inTransaction } from '../store/tenant-db.ts'
import { demoTenants, generateDemo, type DemoOptions } from './generate.ts'
import { advanceCounters, numberRows } from './numbers.ts'
import { demoTables, type DemoRows } from './rows.ts'

/** Any number that nobody else locks: of several processes that start at once, one loads. */
const advisoryKey = 7_204_118_216

/**
 * Puts the demo workspaces into the store, once: false when they are there already. One statement a
 * table and one transaction, so a load that is cut off leaves nothing. Vectors follow like those of
 * any new record.
 */
export async function loadDemo(core: Pick<CrmCore, 'pool'>, options: DemoOptions): Promise<boolean> {
  const client = await core.pool.connect()
  try {
    return await inTransaction(client, async (sql) => {
      await sql.query('select pg_advisory_xact_lock($1)', [advisoryKey])
      const loads = !(await isLoaded(sql))
      if (loads) await insertDemo(sql, generateDemo(options), options.now)
      return loads
    })
  } finally {
    client.release()
  }
}

/** The workspace itself is the mark: one that was erased is loaded anew, one that was changed is left alone. */
async function isLoaded(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query('select 1 from tenant where id = any($1::uuid[])', [
    Object.values(demoTenants),
  ])
  return rows.length > 0
}

async function insertDemo(sql: Sql, demo: DemoRows, now: Date): Promise<void> {
  for (const table of demoTables) {
    const object = standardCatalog.named(table)
    // A row is a record whose empty fields are left out.
    const loaded = demo[table] as unknown as readonly AnyRecord[]
    const { rows, standings } = numberRows(object, loaded)
    await insertRows(sql, object, rows)
    await advanceCounters(sql, standings, now)
    if (isSearchable(object))
      await indexRecords(
        sql,
        rows.map((row) => searchSource(object, row)),
      )
  }
}

export async function insertRows(sql: Sql, object: ObjectType, rows: readonly AnyRecord[]): Promise<void> {
  const stored = rows.map((row) => columnsOf(object, row))
  const columns = Object.keys(stored[0] ?? {}).map((column) => `"${column}"`)
  if (columns.length === 0) return
  await sql.query(
    `insert into "${object.name}" (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::"${object.name}", $1::jsonb)`,
    [JSON.stringify(stored)],
  )
}

/** Every column of a row, as its field stores it: all rows of a table are alike. */
function columnsOf(object: ObjectType, row: AnyRecord): Readonly<Record<string, unknown>> {
  const parts = Object.entries(object.all).map(([name, field]) => {
    const value: FieldValue = row[name] ?? field.default
    return field.write(value, name)
  })
  return Object.assign({}, ...parts)
}
