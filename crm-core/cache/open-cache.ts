import { allObjects } from '../objects/all.ts'
import type { Database } from '../store/database.ts'
import { noCache, type PolicyOf, type RecordCache } from './cache.ts'

const policies = new Map(allObjects.map(({ name, cache }) => [name, cache]))
/** An object that is not among the standard ones may have been cached by whoever knows it. */
const careful = { ttl: 0, invalidateOn: ['create', 'update', 'delete'] } as const
const policyOf: PolicyOf = (name) => (policies.has(name) ? policies.get(name) : careful)

/**
 * The cache that is right for a database: an embedded one belongs to this process, so the process itself
 * knows what is written; a server has several, which tell each other over Redis, and have none without it.
 */
export async function openCache(database: Database, redis_url: string | undefined): Promise<RecordCache> {
  if (database.kind === 'pglite') {
    const { embeddedCache } = await import('./embedded.ts')
    return embeddedCache(database, policyOf)
  }
  if (redis_url === undefined) return noCache
  const { sharedCache } = await import('./shared.ts')
  return sharedCache(database, redis_url, policyOf)
}
