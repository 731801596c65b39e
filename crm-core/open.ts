import type { Actor, Door } from './contract.ts'
import { actorByEmail, actorOf } from './access/actor-of.ts'
import type { CoreOptions, CrmCore } from './core.ts'
import { openBus } from './events/bus.ts'
import type { Pump } from './events/pump.ts'
import { createRelay } from './events/relay.ts'
import { localFiles } from './imports/file-store.ts'
import { startImports } from './imports/run/work.ts'
import { startMailWorker, type MailWorker } from './messages/worker.ts'
import { standardCatalog } from './objects/catalog.ts'
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
  const embedders = new Embedders(options.embedder ?? null)
  let mail: MailWorker | undefined
  let upkeep: Upkeep | undefined
  let imports: Pick<Pump, 'stop'> | undefined
  const files = localFiles(options.files_dir)
  const committed = () => {
    relay.nudge()
    mail?.nudge()
    upkeep?.nudge()
  }
  const scopeOf = (actor: Actor): Scope => ({
    actor,
    catalog: standardCatalog,
    db: database.tenant(actor.tenant_id),
    clock,
    embedders,
    committed,
  })
  return {
    as: (actor: Actor) => actorCrm(scopeOf(actor), { files, queue, bus }),
    actorOf: (tenant_id: string, user_id: string, door: Door) =>
      actorOf(database.system, tenant_id, user_id, door),
    actorByEmail: (email: string, door: Door) => actorByEmail(database.system, email, door),
    db: (tenant_id) => database.tenant(tenant_id),
    pool: database.pool,
    kind: database.kind,
    queue,
    bus,
    clock,
    async work() {
      await relay.start()
      mail ??= startMailWorker(database, { mail: options.mail, clock, settled: () => relay.nudge(), report })
      upkeep ??= startUpkeep(database, embedders, report)
      imports ??= await startImports({
        database,
        queue,
        clock,
        desk: { files, bus },
        scopeOf,
        actorOf: (tenant_id, user_id) => actorOf(database.system, tenant_id, user_id, 'import'),
        report: report ?? (() => undefined),
      })
    },
    async close() {
      await imports?.stop()
      await upkeep?.stop()
      await mail?.stop()
      await relay.stop()
      await queue.stop()
      await files.close()
      await bus.close()
      await database.close()
    },
  }
}
