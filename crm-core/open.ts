import type { Actor, Door } from './contract.ts'
import { actorByEmail, actorOf } from './access/actor-of.ts'
import type { CoreOptions, CrmCore } from './core.ts'
import { noCache, type RecordCache } from './cache/cache.ts'
import { openCache } from './cache/open-cache.ts'
import { openBus } from './events/bus.ts'
import type { Pump } from './events/pump.ts'
import { createRelay } from './events/relay.ts'
import { allHooks } from './hooks/all.ts'
import type { AfterStore } from './hooks/after/context.ts'
import { enlistHooks } from './hooks/after/enlist.ts'
import { startHookWorker, type HookWorker } from './hooks/after/worker.ts'
import { hookRegistry } from './hooks/registry.ts'
import { localFiles } from './imports/file-store.ts'
import { startImports } from './imports/run/work.ts'
import { startMailWorker, type MailWorker } from './messages/worker.ts'
import { createCatalogs } from './metadata/catalogs.ts'
import { workspaceMetadata } from './metadata/door.ts'
import { createHome } from './metadata/home.ts'
import { rescoring } from './predictions/due/rescoring.ts'
import { tenantIds } from './store/tenant-ids.ts'
import { workspaceModels } from './predictions/workspace-models.ts'
import { openQueue } from './queue/queue.ts'
import { actorCrm } from './records/actor-crm.ts'
import type { Scope } from './records/scope.ts'
import { deriveFields, storedRecords } from './records/derive.ts'
import { Embedders } from './search/index.ts'
import { openFiles, usualFiles } from './files/files.ts'
import { usualEncryption } from './privacy/usual.ts'
import { keyServiceOf } from './privacy/key-file.ts'
import { KeyRing } from './privacy/key-ring.ts'
import { startRotations, type RotationWorker } from './privacy/rotation-worker.ts'
import { startServiceWorker, type ServiceWorker } from './service/worker.ts'
import { openDatabase, type Database } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { watched } from './store/slow-queries.ts'
import { startUpkeep, type Upkeep } from './upkeep.ts'

/** Opens the store: database, migrations, queue, bus and relay. Nothing works in the background before `work`. */
export async function openCrm(options: CoreOptions): Promise<CrmCore> {
  const { statement_timeout_ms } = options
  const database = await openDatabase(options.database, { statement_timeout_ms })
  try {
    await migrate(database)
    const cache = options.cache === 'off' ? noCache : await openCache(database, options.redis_url)
    return await join(options, database, cache)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function join(options: CoreOptions, database: Database, cache: RecordCache): Promise<CrmCore> {
  const { clock, report = () => undefined } = options
  const hooks = hookRegistry([...allHooks, ...(options.hooks ?? [])])
  const bus = openBus(database, options.redis_url, report)
  const queue = openQueue(database, report)
  let following: HookWorker | undefined
  const scoring = rescoring({ system: database.system, bus, clock, report })
  const relay = createRelay(database, bus, {
    report,
    enlist: async (tx, events) =>
      (await scoring.collect(tx, events)) + (await enlistHooks(tx, events, hooks)),
    enlisted() {
      scoring.tell()
      following?.nudge()
    },
  })
  const catalogs = createCatalogs(database, bus, report)
  await catalogs.load()
  const home = createHome(database, catalogs)
  const keys = new KeyRing(keyServiceOf(options.encryption ?? usualEncryption(options.database)))
  const files = openFiles(database, clock, options.files ?? usualFiles(options.database))
  const embedders = new Embedders(options.embedder ?? null)
  let mail: MailWorker | undefined
  let upkeep: Upkeep | undefined
  let service: ServiceWorker | undefined
  let imports: Pick<Pump, 'stop'> | undefined
  let rotations: RotationWorker | undefined
  /** Begun before this process works in the background. */
  const begun = new Set<string>()
  const desk = { files: localFiles(options.imports_dir), queue, bus }
  const committed = () => {
    relay.nudge()
    mail?.nudge()
    upkeep?.nudge()
  }
  const scopeOf = (actor: Actor, cause?: string): Scope => ({
    actor,
    // Asked anew each time, so that who stays long sees what changes.
    get catalog() {
      return catalogs.of(actor.tenant_id)
    },
    db: watched(database.tenant(actor.tenant_id), actor, options.slow_query),
    clock,
    embedders,
    keys,
    hooks,
    cache,
    cause,
    report,
    committed,
  })
  const as = (actor: Actor, cause?: string) => {
    const scope = scopeOf(actor, cause)
    return actorCrm(scope, {
      metadata: workspaceMetadata(scope, home),
      desk,
      rotating: (tenant_id) => (rotations ? rotations.nudge(tenant_id) : void begun.add(tenant_id)),
    })
  }
  const known = (tenant_id: string, object: string) => catalogs.of(tenant_id).known(object)
  const afterStore: AfterStore = {
    clock,
    as,
    db: (tenant_id) => database.tenant(tenant_id),
    stored: (tenant_id, object, ids) =>
      storedRecords({ tenant_id, cache, db: database.tenant(tenant_id) }, known(tenant_id, object), ids),
    derive: (tenant_id, object, rows) =>
      deriveFields({ tenant_id, cache, db: database.tenant(tenant_id) }, known(tenant_id, object), rows),
  }
  return {
    as: (actor) => as(actor),
    actorOf: (tenant_id: string, user_id: string, door: Door) =>
      actorOf(database.tenant(tenant_id), catalogs.atLeast, tenant_id, user_id, door),
    actorByEmail: (email: string, door: Door) => actorByEmail(database.system, catalogs.atLeast, email, door),
    db: (tenant_id) => watched(database.tenant(tenant_id), { tenant_id, door: 'system' }, options.slow_query),
    pool: database.pool,
    kind: database.kind,
    queue,
    bus,
    clock,
    files,
    keys,
    models: (tenant_id) =>
      workspaceModels({
        tenant_id,
        db: database.tenant(tenant_id),
        clock,
        keys,
        cache,
        catalog: () => catalogs.of(tenant_id),
        committed: () => relay.nudge(),
      }),
    tenants: () => tenantIds(database.system),
    rescoring: scoring,
    async work() {
      following ??= await startHookWorker(database, hooks, afterStore, { report })
      await relay.start()
      mail ??= startMailWorker(database, { mail: options.mail, clock, settled: () => relay.nudge(), report })
      const { audit_retention_months } = options
      upkeep ??= startUpkeep(database, {
        embedders,
        metadata: home,
        files,
        months: () => ({ now: clock.now(), audit_retention_months }),
        report,
      })
      rotations ??= startRotations(database, {
        db: (tenant_id) => database.tenant(tenant_id),
        pool: database.pool,
        keys,
        clock,
        begun,
        report,
      })
      service ??= startServiceWorker({
        system: database.system,
        keep: catalogs.atLeast,
        scopeOf,
        settled: () => relay.nudge(),
        report,
      })
      imports ??= await startImports({
        database,
        queue,
        clock,
        desk,
        scopeOf,
        actorOf: (tenant_id, user_id) =>
          actorOf(database.system, catalogs.atLeast, tenant_id, user_id, 'import'),
        report,
      })
    },
    async settled() {
      // What a hook writes may have hooks of its own; their chains are bounded.
      for (let before = -1, now = 0; now !== before;) {
        await relay.idle()
        await following?.idle()
        before = now
        now = following?.done() ?? 0
      }
    },
    async close() {
      await imports?.stop()
      await rotations?.stop()
      await service?.stop()
      await upkeep?.stop()
      await mail?.stop()
      await relay.stop()
      await following?.stop()
      await queue.stop()
      await desk.files.close()
      catalogs.close()
      await bus.close()
      await cache.close()
      await database.close()
    },
  }
}
