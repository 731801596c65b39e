import { z } from 'zod'
import type { Bus } from '../contract.ts'
import { standardCatalog, type Catalog } from '../objects/catalog.ts'
import type { Database } from '../store/database.ts'
import { composeCatalog } from './compose.ts'
import { readMetadata } from './stored.ts'

/** The catalog of every workspace, as this process knows them. One a core. */
export interface Catalogs {
  /** As of the last load; the standard one where a workspace added nothing. */
  of(tenant_id: string): Catalog
  /** Reads a workspace's metadata anew. */
  refresh(tenant_id: string): Promise<Catalog>
  /** Reads it anew when what is known is older than `version`. */
  readonly atLeast: (tenant_id: string, version: number) => Promise<void>
  /** Reads those of all workspaces that have any. */
  load(): Promise<void>
  /** Reads a workspace's metadata here and tells the other processes. */
  changed(tenant_id: string): Promise<Catalog>
  close(): void
}

const topic = 'metadata'

/** Keeps catalogs as processes change them: by the bus at once, and by each actor's look at the version. */
export function createCatalogs(
  database: Database,
  bus: Bus,
  report: (error: Error) => void = () => undefined,
): Catalogs {
  const known = new Map<string, Catalog>()
  const refresh = async (tenant_id: string): Promise<Catalog> => {
    const stored = await readMetadata(database.system, tenant_id)
    const before = known.get(tenant_id) ?? standardCatalog
    // Of two reads that cross, the newer state stays.
    if (!stored || stored.version <= before.version) return before
    const catalog = composeCatalog(stored)
    known.set(tenant_id, catalog)
    return catalog
  }
  const forget = bus.subscribe(topic, (tenant_id) => {
    if (!z.uuid().safeParse(tenant_id).success) return
    refresh(tenant_id).catch((error: unknown) =>
      report(error instanceof Error ? error : new Error(String(error))),
    )
  })
  return {
    of: (tenant_id) => known.get(tenant_id) ?? standardCatalog,
    refresh,
    async atLeast(tenant_id, version) {
      if ((known.get(tenant_id) ?? standardCatalog).version < version) await refresh(tenant_id)
    },
    async load() {
      const { rows } = await database.system.query<{ tenant_id: string }>(
        'select tenant_id from tenant where metadata_version > 0 order by tenant_id',
      )
      for (const { tenant_id } of rows) await refresh(tenant_id)
    },
    async changed(tenant_id) {
      const catalog = await refresh(tenant_id)
      bus.publish(topic, tenant_id)
      return catalog
    },
    close: forget,
  }
}
