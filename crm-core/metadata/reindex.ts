import { sql } from 'drizzle-orm'
import type { TenantDb } from '../contract.ts'
import type { Catalog } from '../objects/catalog.ts'
import type { ObjectType } from '../objects/schema.ts'
import { columnsOf, main, tableOf, toRecord } from '../records/rows.ts'
import { run } from '../records/scope.ts'
import { indexRecords, isSearchable, searchSource } from '../search/index.ts'
import type { Database } from '../store/database.ts'
import type { Catalogs } from './catalogs.ts'

const batch = 200

interface Due {
  readonly tenant_id: string
  readonly object: string
  readonly until: string
}

/** Has search read the records whose searched fields an administrator changed; how many objects that were. */
export async function reindexDue(
  database: Database,
  catalogs: Catalogs,
  signal: AbortSignal,
): Promise<number> {
  const { rows } = await database.system.query<Due>(
    `select tenant_id, object, max(reindex_due)::text as until from custom_field
     where reindex_due is not null group by tenant_id, object`,
  )
  let done = 0
  for (const due of rows) {
    const catalog = await catalogs.refresh(due.tenant_id)
    await reindex(database.tenant(due.tenant_id), catalog, due, signal)
    if (signal.aborted) break
    // What became due meanwhile stays so.
    await database.system.query(
      `update custom_field set reindex_due = null
       where tenant_id = $1 and object = $2 and reindex_due <= $3::timestamptz`,
      [due.tenant_id, due.object, due.until],
    )
    done += 1
  }
  return done
}

async function reindex(db: TenantDb, catalog: Catalog, due: Due, signal: AbortSignal): Promise<void> {
  const object = catalog.open.find(({ name }) => name === due.object)
  if (!object) return
  if (!isSearchable(object)) {
    await db.query('delete from search_document where tenant_id = $1 and object = $2', [
      due.tenant_id,
      object.name,
    ])
    return
  }
  let last: string | undefined = '00000000-0000-0000-0000-000000000000'
  while (last !== undefined && !signal.aborted) last = await reindexSome(db, object, due.tenant_id, last)
}

/** One batch in one transaction, deleted ones with it, which may come back: a record that is being written meanwhile waits, so no older text wins. */
async function reindexSome(
  db: TenantDb,
  object: ObjectType,
  tenant_id: string,
  last: string,
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const rows = await run(
      tx,
      sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
        where tenant_id = ${tenant_id}::uuid and id > ${last}::uuid
        order by id limit ${batch} for share`,
    )
    const records = rows.map((row) => toRecord(object, row))
    await indexRecords(
      tx,
      records.map((record) => searchSource(object, record)),
    )
    return records.at(-1)?.id
  })
}
