import type { Clock, Sql } from '../../contract.ts'
import type { Catalog } from '../../objects/catalog.ts'

/** What reading the history of one workspace needs. It looks past access: what comes of it is shown by people's rights. */
export interface HistoryStore {
  readonly tenant_id: string
  readonly db: Sql
  readonly clock: Clock
  /** As it is now: asked each time. */
  readonly catalog: () => Catalog
}
