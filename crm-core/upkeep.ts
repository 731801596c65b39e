import { startPump, type Pump } from './events/pump.ts'
import { purgeOutbox } from './events/relay.ts'
import type { Files } from './files/files.ts'
import type { MetadataHome } from './metadata/home.ts'
import { reindexDue } from './metadata/reindex.ts'
import { letGoPredictions } from './predictions/retention.ts'
import type { Embedders } from './search/index.ts'
import type { Database } from './store/database.ts'
import { tenantIds } from './store/tenant-ids.ts'
import { keepMonths, type KeepOptions } from './store/partitions.ts'

/**
 * What a store needs now and then: texts read anew and vectors for them, months of growing tables, old events
 * and abandoned columns forgotten, statistics renewed.
 */
export type Upkeep = Pick<Pump, 'nudge' | 'stop' | 'idle'>

export interface UpkeepOptions {
  readonly embedders: Embedders
  readonly metadata: MetadataHome
  readonly files: Pick<Files, 'sweep'>
  readonly months: () => KeepOptions
  readonly report?: (error: Error) => void
}

const hour_ms = 3_600_000

/** Keeps the store in order until stopped. Vectors are made soon after a write, the rest every hour. */
export function startUpkeep(
  database: Database,
  { embedders, metadata, files, months, report = () => undefined }: UpkeepOptions,
): Upkeep {
  let tidied_at = performance.now()
  // What is missing at the start is made at once; that it failed must not keep texts from their vectors.
  let kept_at = Number.NEGATIVE_INFINITY
  const keep = async () => {
    if (performance.now() - kept_at < hour_ms) return
    kept_at = performance.now()
    await keepMonths(database, months()).catch(report)
  }
  const stopping = new AbortController()
  const pump = startPump(
    async () => {
      await keep()
      await reindexDue(database, metadata.catalogs, stopping.signal)
      const made = await embedAll(database, embedders, stopping.signal)
      if (performance.now() - tidied_at < hour_ms) return made
      tidied_at = performance.now()
      await purgeOutbox(database)
      await letGoPredictions(database.system, months().now)
      await files.sweep()
      await metadata.sweep()
      await database.upkeep()
      return made
    },
    { rest_ms: 30_000, gather_ms: 250, report },
  )
  return {
    nudge: () => pump.nudge(),
    idle: () => pump.idle(),
    stop() {
      stopping.abort()
      return pump.stop()
    },
  }
}

async function embedAll(database: Database, embedders: Embedders, signal: AbortSignal): Promise<boolean> {
  let made = 0
  for (const tenant_id of await tenantIds(database.system)) {
    if (signal.aborted) break
    made += await embedders.catchUp(database.tenant(tenant_id), tenant_id, signal)
  }
  return made > 0
}
