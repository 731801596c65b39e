import { noCache } from '../cache/cache.ts'
import type { Actor } from '../contract.ts'
import { allHooks } from '../hooks/all.ts'
import { hookRegistry } from '../hooks/registry.ts'
import { standardCatalog } from '../objects/catalog.ts'
import type { Scope } from '../records/scope.ts'
import { Embedders } from '../search/index.ts'
import type { FreshCrm } from './fresh-crm.ts'

/** What reading and writing needs, by hand: for tests of what works below the door. */
export const scopeOf = (crm: Pick<FreshCrm, 'core' | 'clock'>, actor: Actor): Scope => ({
  actor,
  catalog: standardCatalog,
  db: crm.core.db(actor.tenant_id),
  clock: crm.clock,
  embedders: new Embedders(null),
  keys: crm.core.keys,
  hooks: hookRegistry(allHooks),
  cache: noCache,
  report: () => undefined,
  committed: () => undefined,
})
