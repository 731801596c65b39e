import { setTimeout as wait } from 'node:timers/promises'
import type { TenantDb } from '#crm-core/contract'

/** Resolves when every searchable record has its vector, made in the background as after any write. */
export async function vectorsMade(db: TenantDb): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ waiting: number }>(
      `select count(*)::int as waiting from search_document d where vector is null or embedder is distinct from (
         select embedder from search_document where vector is not null order by updated_at desc limit 1)`,
    )
    if (rows[0]?.waiting === 0) return
    await wait(1000)
  }
}
