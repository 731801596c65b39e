import { sql, type SQL } from 'drizzle-orm'
import { genesis } from '../audit/chain.ts'
import { noCache, type RecordCache, type RowRef } from '../cache/cache.ts'
import type { Sql, TenantDb } from '../contract.ts'
import { retried } from '../store/retried.ts'
import { newId } from './id.ts'
import { run, type Scope } from './scope.ts'

interface Taking extends Pick<Scope, 'clock'> {
  readonly actor: Pick<Scope['actor'], 'tenant_id'>
}
/** Takes the row that ends the tenant's audit chain, which every writer of the tenant takes first. */
export const takeHead = ({ actor, clock }: Taking): SQL => sql`
  insert into audit_head as h (id, tenant_id, seq, hash)
  values (${newId(clock.now())}::uuid, ${actor.tenant_id}::uuid, 0, ${genesis})
  on conflict (tenant_id) do update set updated_at = excluded.updated_at
  returning h.seq, h.hash`

/**
 * One transaction in which nobody else of the tenant writes: what it reads is still so when it writes.
 * Everything inside goes through the scope it is given, also what would open a transaction of its own. It may be
 * done again from its beginning, so `work` keeps nothing outside.
 */
export async function exclusively<T>(scope: Scope, work: (inside: Scope) => Promise<T>): Promise<T> {
  const attempt = () =>
    scope.cache.writing((mark) =>
      scope.db.transaction(async (tx) => {
        await run(tx, takeHead(scope))
        const written: RowRef[] = []
        const result = await work({
          ...scope,
          db: joined(tx),
          cache: gathering(written),
          committed: () => {},
        })
        await mark(written)
        return result
      }),
    )
  const result = await (scope.db.joined ? attempt() : retried(attempt))
  scope.committed()
  return result
}

/** Inside, everything is read as the transaction sees it; what is written is told once, when all of it is. */
const gathering = (written: RowRef[]): RecordCache => ({
  ...noCache,
  writing: (work) => work(async (rows) => void written.push(...rows)),
})

/** A transaction as a store: what would begin one becomes part of it. */
const joined = (tx: Sql): TenantDb => ({
  joined: true,
  query: (text, values) => tx.query(text, values),
  transaction: (work) => work(tx),
})
