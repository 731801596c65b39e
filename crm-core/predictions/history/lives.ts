import { sql } from 'drizzle-orm'
import type { Life, SnapshotReader } from '../../contract.ts'
import { column } from '../../fields/define.ts'
import { main, tableOf } from '../../records/rows.ts'
import { run } from '../../store/statement.ts'
import type { HistoryStore } from './history-store.ts'
import { demandHistory } from './kept-fields.ts'
import { knownSince, logSince } from './known-since.ts'
import { changesUntil, noLines, readLines } from './lines.ts'
import { asRecord, createdAt, selected, valuesAt } from './rows.ts'

const most = 5000

/** A page of the lives of records that are there now, in the order of their ids. What was deleted teaches nothing. */
export async function livesOf(
  store: HistoryStore,
  name: string,
  { fields, changes, after, limit }: Parameters<SnapshotReader['lives']>[1],
): Promise<readonly Life[]> {
  const object = store.catalog().known(name)
  demandHistory(object, [...fields, ...changes])
  const rows = await run(
    store.db,
    sql`select ${selected(object, fields)} from ${tableOf(object)} ${sql.identifier(main)}
      where ${column(main, 'tenant_id')} = ${store.tenant_id}::uuid and ${column(main, 'deleted_at')} is null
        and ${after === undefined ? sql`true` : sql`${column(main, 'id')} > ${after}::uuid`}
      order by ${column(main, 'id')} limit ${Math.min(Math.max(Math.trunc(limit), 1), most)}`,
  )
  const records = rows.map((row) => asRecord(object, row, fields))
  const ids = records.map(({ id }) => id)
  const lines = await readLines(store, object, ids, changes, null)
  const log_since = await logSince(store)
  return records.map((record): Life => {
    const own = lines.get(record.id) ?? noLines
    return {
      id: record.id,
      created_at: new Date(record.created_at),
      known_since: new Date(knownSince(own, createdAt(record), log_since)),
      values: valuesAt(record, noLines, fields, Number.POSITIVE_INFINITY),
      changes: changesUntil(own, changes, Number.POSITIVE_INFINITY),
    }
  })
}
