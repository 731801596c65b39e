import { startPump } from '../../events/pump.ts'
import type { Database } from '../../store/database.ts'
import type { HookRegistry } from '../registry.ts'
import type { AfterStore } from './context.ts'
import { runTaken, takeDue, type DeliveryLimits } from './deliver.ts'

/** Runs what follows from committed writes, in the background. */
export interface HookWorker {
  /** Call after deliveries were written down. */
  nudge(): void
  /** Resolves when nothing is due and nothing runs. */
  idle(): Promise<void>
  /** How many deliveries this worker has dealt with. */
  done(): number
  /** Finishes the hooks in hand. */
  stop(): Promise<void>
}
export interface HookWorkerOptions extends Partial<DeliveryLimits> {
  readonly rest_ms?: number
  readonly report?: (error: Error) => void
}
const usual: DeliveryLimits = { batch: 200, lease_ms: 60_000 }

/** Each hook goes on at its own pace: one that is slow or failing is left out of the next look, the others are not. */
export async function startHookWorker(
  database: Database,
  hooks: HookRegistry,
  store: AfterStore,
  options: HookWorkerOptions = {},
): Promise<HookWorker> {
  const limits = { ...usual, ...options }
  const report = options.report ?? (() => undefined)
  let done = 0
  const running = new Map<string, Promise<void>>()
  if (database.kind === 'pglite') await releaseLeases(database)

  const pass = async () => {
    const free = hooks.afterHooks.filter(({ name }) => !running.has(name))
    if (free.length === 0) return false
    const taken = await takeDue(
      database.system,
      free.map(({ name }) => name),
      limits,
    )
    for (const [name, some] of Map.groupBy(taken, (one) => one.hook)) {
      const hook = free.find((one) => one.name === name)
      if (!hook) continue
      const work = runTaken(database.system, store, hook, some, limits, report)
        .catch(report)
        .finally(() => {
          done += some.length
          running.delete(name)
          pump.nudge()
        })
      running.set(name, work)
    }
    return taken.length > 0
  }
  const pump = startPump(pass, { rest_ms: options.rest_ms ?? 1000, report })
  return {
    nudge: () => pump.nudge(),
    async idle() {
      do {
        await Promise.all(running.values())
        await pump.idle()
      } while (running.size > 0)
    },
    done: () => done,
    async stop() {
      await pump.stop()
      await Promise.all(running.values())
    },
  }
}

/** On an embedded store no other process works: what was in hand when the last one died is due at once. */
async function releaseLeases(database: Database): Promise<void> {
  await database.system.query(
    `update hook_delivery set next_at = now() where status = 'pending' and last_error is null`,
  )
}
