import type { RecordCache } from '../cache/cache.ts'
import type { Actor, Clock, TenantDb } from '../contract.ts'
import type { Catalog } from '../objects/catalog.ts'
import type { HookRegistry } from '../hooks/registry.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Embedders } from '../search/index.ts'

export { run } from '../store/statement.ts'

/** Everything that reading and writing records needs, in the hands of one actor. */
export interface Scope {
  readonly actor: Actor
  /** The objects and fields of the actor's workspace, as they are now: ask it each time. */
  readonly catalog: Catalog
  readonly db: TenantDb
  readonly clock: Clock
  readonly embedders: Embedders
  readonly keys: KeyRing
  readonly hooks: HookRegistry
  readonly cache: RecordCache
  /** What makes these writes, where they do not say it themselves. */
  readonly cause?: string
  /** Hears of faults that do not stop what is asked for. */
  readonly report: (error: Error) => void
  /** Called after a commit, so that what waits for events need not poll. */
  readonly committed: () => void
}
