import { sql, type SQL } from 'drizzle-orm'
import { HotcrmError, type Embedder, type TenantDb } from '../contract.ts'
import { importUnderWay } from '../imports/under-way.ts'
import { vectorText } from './question.ts'
import { run } from '../store/statement.ts'

interface Waiting {
  readonly id: string
  readonly text: string
}
/** Small: on the embedded store a statement holds up all others while it runs. */
const batch = 50

/**
 * Makes the vectors that are missing or came from another embedder, a batch at a time, and answers how
 * many. Texts are read, embedded outside any transaction, and written only if they still are the same.
 * While an import is under way nothing is made: most of it would be made anew once words are weighed for all
 * that came, and full text finds the records meanwhile.
 */
export async function embedWaiting(
  db: TenantDb,
  tenant_id: string,
  embedder: Embedder,
  signal?: AbortSignal,
): Promise<number> {
  for (let done = 0; ;) {
    const waiting = signal?.aborted === true ? [] : await nextBatch(db, tenant_id, embedder.name)
    if (waiting.length === 0) return done
    const vectors = await embedder.embed(waiting.map((row) => row.text))
    if (vectors.length !== waiting.length) throw new HotcrmError('unavailable', { service: embedder.name })
    const stored = await store(db, tenant_id, embedder.name, waiting, vectors)
    // All of them are being written by others, who will say so when they are done.
    if (stored === 0) return done
    done += stored
  }
}

/** New texts first; each question is one that an index answers, however much there is. */
async function nextBatch(db: TenantDb, tenant_id: string, embedder: string): Promise<Waiting[]> {
  const busy = importUnderWay(tenant_id)
  const unread = await run<Waiting>(
    db,
    sql`select id, text from search_document where tenant_id = ${tenant_id}::uuid and vector is null and not ${busy}
      order by updated_at desc limit ${batch}`,
  )
  if (unread.length > 0) return unread
  const others = (comparison: SQL) => sql`(select id, text from search_document
    where tenant_id = ${tenant_id}::uuid and embedder ${comparison} ${embedder} and not ${busy} limit ${batch})`
  return run<Waiting>(db, sql`${others(sql`<`)} union all ${others(sql`>`)} limit ${batch}`)
}

async function store(
  db: TenantDb,
  tenant_id: string,
  embedder: string,
  waiting: readonly Waiting[],
  vectors: readonly (readonly number[])[],
): Promise<number> {
  const rows = waiting.flatMap((row, i) => {
    const vector = vectors[i]
    return vector === undefined ? [] : [{ ...row, vector: vectorText(vector) }]
  })
  const stored = await run(
    db,
    // A document that somebody writes right now is left for the next time: waiting for it, while holding
    // others that they want, would be a deadlock.
    sql`with new as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, text text, vector text)),
      free as materialized (
        select id from search_document where tenant_id = ${tenant_id}::uuid and id in (select id from new)
        order by id for update skip locked)
      update search_document d set vector = new.vector::vector, embedder = ${embedder}
      from new, free
      where free.id = new.id and d.id = new.id and d.tenant_id = ${tenant_id}::uuid and d.text = new.text
      returning d.id`,
  )
  return stored.length
}
