import type { Actor, Door } from './contract.ts'
import { actorByEmail, actorOf } from './access/actor-of.ts'
import type { CoreOptions, CrmCore } from './core.ts'
import { openBus } from './events/bus.ts'
import { createRelay } from './events/relay.ts'
import { startMailWorker, type MailWorker } from './messages/worker.ts'
import { openQueue } from './queue/queue.ts'
import { actorCrm } from './records/actor-crm.ts'
import { Embedders } from './search/index.ts'
import { usualEncryption } from './privacy/usual.ts'
import { keyServiceOf } from './privacy/key-file.ts'
import { KeyRing } from './privacy/key-ring.ts'
import { startServiceWorker, type ServiceWorker } from './service/worker.ts'
import { openDatabase, type Database } from './store/database.ts'
import { migrate } from './store/migrate.ts'
import { startUpkeep, type Upkeep } from './upkeep.ts'

/** Opens the store: database, migrations, queue, bus and relay. Nothing works in the background before `work`. */
export async function openCrm(options: CoreOptions): Promise<CrmCore> {
  const { statement_timeout_ms, clock } = options
  const database = await openDatabase(options.database, { statement_timeout_ms })
  try {
    await migrate(database)
    return join(options, database, clock)
  } catch (error) {
    await database.close()
    throw error
  }
}

function join(options: CoreOptions, database: Database, clock: CoreOptions['clock']): CrmCore {
  const { report } = options
  const bus = openBus(database, options.redis_url, report)
  const queue = openQueue(database, report)
  const relay = createRelay(database, bus, { report })
  const keys = new KeyRing(keyServiceOf(options.encryption ?? usualEncryption(options.database)))
  const embedders = new Embedders(options.embedder ?? null)
  let mail: MailWorker | undefined
  let upkeep: Upkeep | undefined
  let service: ServiceWorker | undefined
  const committed = () => {
    relay.nudge()
    mail?.nudge()
    upkeep?.nudge()
  }
  return {
    as: (actor: Actor) =>
      actorCrm({ actor, db: database.tenant(actor.tenant_id), clock, embedders, keys, committed }),
    actorOf: (tenant_id: string, user_id: string, door: Door) =>
      actorOf(database.system, tenant_id, user_id, door),
    actorByEmail: (email: string, door: Door) => actorByEmail(database.system, email, door),
    db: (tenant_id) => database.tenant(tenant_id),
    pool: database.pool,
    kind: database.kind,
    queue,
    bus,
    clock,
    keys,
    async work() {
      await relay.start()
      mail ??= startMailWorker(database, { mail: options.mail, clock, settled: () => relay.nudge(), report })
      upkeep ??= startUpkeep(database, embedders, report)
      service ??= startServiceWorker({
        system: database.system,
        tenant: (id) => database.tenant(id),
        keys,
        clock,
        settled: () => relay.nudge(),
        report,
      })
    },
    async close() {
      await service?.stop()
      await upkeep?.stop()
      await mail?.stop()
      await relay.stop()
      await queue.stop()
      await bus.close()
      await database.close()
    },
  }
}
