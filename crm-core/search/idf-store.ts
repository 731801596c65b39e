import { sql } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { counters, countIdf, type Idf } from './embedders/idf.ts'
import { importUnderWay } from '../imports/under-way.ts'
import { run } from '../store/statement.ts'

/** Fewer texts than this say little about which words are common. */
const enough = 200
/** Counted anew when the tenant has grown by this factor since; all its vectors are then made anew. */
const growth = 2

/** The tenant's IDF in use; null before the first count. */
export async function readIdf(db: Sql, tenant_id: string): Promise<Idf | null> {
  const [row] = await run<{ version: number; documents: number; weights: string }>(
    db,
    sql`select version, documents, encode(weights, 'base64') as weights from search_idf
      where tenant_id = ${tenant_id}::uuid order by version desc limit 1`,
  )
  if (row === undefined) return null
  const weights = new Uint8Array(Buffer.from(row.weights, 'base64'))
  return weights.length === counters ? { version: row.version, documents: row.documents, weights } : null
}

/**
 * Counts the tenant's IDF when it has none and enough texts, or many more since; answers the new one, else null.
 * An import under way is waited for: it may make many times more of them.
 */
export async function renewIdf(db: Sql, tenant_id: string): Promise<Idf | null> {
  const [state] = await run<{ texts: number; counted: number | null; version: number | null }>(
    db,
    sql`select (select count(*)::int from search_document where tenant_id = ${tenant_id}::uuid
        and not ${importUnderWay(tenant_id)}) as texts,
      (select documents from search_idf where tenant_id = ${tenant_id}::uuid and octet_length(weights) = ${counters}
        order by version desc limit 1) as counted,
      (select max(version) from search_idf where tenant_id = ${tenant_id}::uuid) as version`,
  )
  if (state === undefined || state.texts < Math.max(enough, (state.counted ?? 0) * growth)) return null
  const rows = await run<{ text: string }>(
    db,
    sql`select text from search_document where tenant_id = ${tenant_id}::uuid order by id limit 20000`,
  )
  const idf = countIdf(
    rows.map((row) => row.text),
    (state.version ?? 0) + 1,
  )
  await storeIdf(db, tenant_id, idf, state.texts)
  return idf
}

/** Two processes that count at once make the same version; the second keeps the first's. */
async function storeIdf(db: Sql, tenant_id: string, idf: Idf, documents: number): Promise<void> {
  const weights = Buffer.from(idf.weights).toString('base64')
  await run(
    db,
    sql`insert into search_idf (tenant_id, version, documents, weights)
      values (${tenant_id}::uuid, ${idf.version}, ${documents}, decode(${weights}, 'base64'))
      on conflict (tenant_id, version) do nothing`,
  )
}
