import type { Clock, TenantDb } from '../../contract.ts'
import type { KeyRing } from '../../privacy/key-ring.ts'

/** What keeping the models of one workspace needs; under row-level security of that workspace. */
export interface Keeping {
  readonly tenant_id: string
  readonly db: TenantDb
  readonly clock: Clock
  /** Called after a commit that left an event. */
  readonly committed: () => void
}
/** The same for versions, whose endpoints are kept sealed. */
export interface VersionKeeping extends Keeping {
  readonly keys: KeyRing
}
