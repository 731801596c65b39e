import { sql } from 'drizzle-orm'
import { HotcrmError, type Embedder, type TenantDb } from '../contract.ts'
import { vectorText } from './question.ts'
import { run } from './statement.ts'

interface Waiting {
  readonly id: string
  readonly text: string
}
/** Small: on the embedded store a statement holds up all others while it runs. */
const batch = 50

/**
 * Makes the vectors that are missing or came from another embedder, a batch at a time, and answers how
 * many. Texts are read, embedded outside any transaction, and written only if they still are the same.
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
    await store(db, tenant_id, embedder.name, waiting, vectors)
    done += waiting.length
  }
}

function nextBatch(db: TenantDb, tenant_id: string, embedder: string): Promise<Waiting[]> {
  return run<Waiting>(
    db,
    sql`select id, text from search_document
      where tenant_id = ${tenant_id}::uuid and (vector is null or embedder is distinct from ${embedder})
      order by updated_at desc, id limit ${batch}`,
  )
}

async function store(
  db: TenantDb,
  tenant_id: string,
  embedder: string,
  waiting: readonly Waiting[],
  vectors: readonly (readonly number[])[],
): Promise<void> {
  const rows = waiting.flatMap((row, i) => {
    const vector = vectors[i]
    return vector === undefined ? [] : [{ ...row, vector: vectorText(vector) }]
  })
  await run(
    db,
    sql`update search_document d set vector = new.vector::vector, embedder = ${embedder}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id uuid, text text, vector text)
      where d.id = new.id and d.tenant_id = ${tenant_id}::uuid and d.text = new.text`,
  )
}
