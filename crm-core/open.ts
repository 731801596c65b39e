import type { Actor, Door } from './contract.ts'
import { actorByEmail, actorOf } from './access/actor-of.ts'
import type { CoreOptions, CrmCore } from './core.ts'
import { openBus } from './events/bus.ts'
import { createRelay } from './events/relay.ts'
import { startMailWorker, type MailWorker } from './messages/worker.ts'
import { createCatalogs } from './metadata/catalogs.ts'
import { workspaceMetadata } from './metadata/door.ts'
import { createHome } from './metadata/home.ts'
import { openQueue } from './queue/queue.ts'
import { actorCrm } from './records/actor-crm.ts'
import type { Scope } from './records/scope.ts'
import { Embedders } from './search/index.ts'
import { openDatabase, type Database } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { startUpkeep, type Upkeep } from './upkeep.ts'

/** Opens the store: database, migrations, queue, bus and relay. Nothing works in the background before `work`. */
export async function openCrm(options: CoreOptions): Promise<CrmCore> {
  const { statement_timeout_ms, clock } = options
  const database = await openDatabase(options.database, { statement_timeout_ms })
  try {
    await migrate(database)
    return await join(options, database, clock)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function join(options: CoreOptions, database: Database, clock: CoreOptions['clock']): Promise<CrmCore> {
  const { report } = options
  const bus = openBus(database, options.redis_url, report)
  const queue = openQueue(database, report)
  const relay = createRelay(database, bus, { report })
  const catalogs = createCatalogs(database, bus, report)
  await catalogs.load()
  const home = createHome(database, catalogs)
  const embedders = new Embedders(options.embedder ?? null)
  let mail: MailWorker | undefined
  let upkeep: Upkeep | undefined
  const committed = () => {
    relay.nudge()
    mail?.nudge()
    upkeep?.nudge()
  }
  return {
    as(actor: Actor) {
      const scope: Scope = {
        actor,
        // Asked anew each time, so that who stays long sees what changes.
        get catalog() {
          return catalogs.of(actor.tenant_id)
        },
        db: database.tenant(actor.tenant_id),
        clock,
        embedders,
        committed,
      }
      return actorCrm(scope, workspaceMetadata(scope, home))
    },
    actorOf: (tenant_id: string, user_id: string, door: Door) =>
      actorOf(database.system, catalogs.atLeast, tenant_id, user_id, door),
    actorByEmail: (email: string, door: Door) => actorByEmail(database.system, catalogs.atLeast, email, door),
    db: (tenant_id) => database.tenant(tenant_id),
    pool: database.pool,
    kind: database.kind,
    queue,
    bus,
    clock,
    async work() {
      await relay.start()
      mail ??= startMailWorker(database, { mail: options.mail, clock, settled: () => relay.nudge(), report })
      upkeep ??= startUpkeep(database, embedders, home, report)
    },
    async close() {
      await upkeep?.stop()
      await mail?.stop()
      await relay.stop()
      await queue.stop()
      catalogs.close()
      await bus.close()
      await database.close()
    },
  }
}
