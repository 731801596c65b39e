import type { Clock, MailTransport } from '../contract/ports.ts'
import { startPump, type Pump } from '../events/pump.ts'
import type { Database } from '../store/database.ts'
import { abandoned_after_ms, deliverQueued, recoverSending } from './deliver.ts'

/** Sends queued mail in the background. */
export interface MailWorker {
  /** Call after a commit that queued mail. */
  nudge(): void
  /** Resolves when every mail that is due has been dealt with. */
  idle(): Promise<void>
  /** Finishes the mails in hand. */
  stop(): Promise<void>
}
export interface MailWorkerOptions {
  readonly mail: MailTransport
  readonly clock: Clock
  /** Told after mails were dealt with: their events are in the outbox. */
  readonly settled?: () => void
  readonly rest_ms?: number
  readonly report?: (error: Error) => void
}

const sweep_every_ms = 10_000

/** Recovers what a dead process left, then delivers what is queued as it comes. */
export function startMailWorker(database: Database, options: MailWorkerOptions): MailWorker {
  const context = { system: database.system, mail: options.mail, clock: options.clock }
  const report = options.report ?? (() => undefined)
  // The owner of an embedded store knows at its start that nobody else is sending.
  let older_than_ms = database.kind === 'pglite' ? 0 : abandoned_after_ms
  let swept_at = -Infinity

  const sweep = async () => {
    if (performance.now() - swept_at < sweep_every_ms) return
    await recoverSending(context, older_than_ms)
    older_than_ms = abandoned_after_ms
    swept_at = performance.now()
  }
  const pump: Pump = startPump(
    async () => {
      await sweep()
      const dealt = await deliverQueued(context)
      if (dealt > 0) options.settled?.()
      return dealt > 0
    },
    { rest_ms: options.rest_ms ?? 1000, gather_ms: 20, report },
  )
  return pump
}
