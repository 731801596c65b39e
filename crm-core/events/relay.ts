import type { Bus } from '../contract/ports.ts'
import type { Database } from '../store/database.ts'
import type { Sql } from '../contract/ports.ts'
import { deliver, type DeliveryLimits } from './deliver.ts'
import { fanOut } from './fan-out.ts'
import { startPump, type Pump } from './pump.ts'
import type { EventHandler, OutboxEvent, Subscriber } from './subscribers.ts'

/** Hands committed events on. One a process. */
export interface Relay {
  /**
   * Names a handler for a topic (`lead.created`, `lead.*`, `*.created`, `*`); before `start`. The name
   * is what its progress is stored under, so it never changes.
   */
  subscribe(topic: string, name: string, handler: EventHandler): void
  start(): Promise<void>
  /** Call after a commit that wrote events: they go on at once instead of at the next look. */
  nudge(): void
  /** Resolves when everything that is due has been handed on. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface RelayOptions extends Partial<DeliveryLimits> {
  readonly rest_ms?: number
  readonly report?: (error: Error) => void
  /** Writes down what else has to be done about events, in the transaction that takes them. */
  readonly enlist?: (tx: Sql, events: readonly OutboxEvent[]) => Promise<number>
  /** Told after events were taken of which `enlist` wrote something down. */
  readonly enlisted?: () => void
}

/** Events are only written down when they are taken, so more of them go at once than deliveries. */
const intake_batches = 10
const usual: DeliveryLimits = { batch: 20, max_attempts: 8, backoff_ms: 1000, lease_ms: 60_000 }

/** The topic on which screens of a workspace hear what changed; the message is a RecordChange as JSON. */
export const recordsTopic = (tenant_id: string) => `records:${tenant_id}`
export type RecordChange = Pick<
  OutboxEvent,
  'id' | 'type' | 'object' | 'record_id' | 'record_version' | 'user_id' | 'cause'
>

/** The relay over a database; events reach `bus` when they are taken, subscribers each at their own pace. */
export function createRelay(database: Database, bus: Bus, options: RelayOptions = {}): Relay {
  const limits = { ...usual, ...options }
  const report = options.report ?? (() => undefined)
  const subscribers: Subscriber[] = []
  let intake: Pump | undefined
  let deliveries: Pump[] = []

  const take = async () => {
    let enlisted = 0
    const events = await fanOut(
      database.system,
      subscribers,
      limits.batch * intake_batches,
      async (tx, some) => {
        enlisted = (await options.enlist?.(tx, some)) ?? 0
      },
    )
    if (enlisted > 0) options.enlisted?.()
    for (const event of events) bus.publish(recordsTopic(event.tenant_id), JSON.stringify(changeOf(event)))
    if (events.length > 0) for (const pump of deliveries) pump.nudge()
    return events.length > 0
  }
  return {
    subscribe(topic, name, handler) {
      if (intake !== undefined) throw new Error('Subscribers are named before the relay starts.')
      if (subscribers.some((one) => one.name === name)) throw new Error(`There is a subscriber "${name}".`)
      subscribers.push({ topic, name, handler })
    },
    async start() {
      if (intake !== undefined) return
      if (database.kind === 'pglite') await releaseLeases(database)
      const pumpOptions = { rest_ms: options.rest_ms ?? 1000, report }
      deliveries = subscribers.map((subscriber) =>
        startPump(async () => (await deliver(database.system, subscriber, limits, report)) > 0, pumpOptions),
      )
      intake = startPump(take, { ...pumpOptions, gather_ms: 10 })
    },
    nudge: () => intake?.nudge(),
    async idle() {
      await intake?.idle()
      await Promise.all(deliveries.map((pump) => pump.idle()))
    },
    async stop() {
      await Promise.all([intake?.stop(), ...deliveries.map((pump) => pump.stop())])
    },
  }
}

/** On an embedded store no other process works: what was in hand when the last one died is due at once. */
async function releaseLeases(database: Database): Promise<void> {
  await database.system.query(
    `UPDATE outbox_delivery SET next_attempt_at = now()
     WHERE done_at IS NULL AND dead_at IS NULL AND error IS NULL`,
  )
}

function changeOf(event: OutboxEvent): RecordChange {
  const { id, type, object, record_id, record_version, user_id, cause } = event
  return { id, type, object, record_id, record_version, user_id, cause }
}

/** Forgets events that were handed on long ago, for upkeep; those given up stay to be looked at. */
export async function purgeOutbox(database: Database, older_than_days = 14): Promise<number> {
  const { rowCount } = await database.system.query(
    `WITH old AS (
       DELETE FROM outbox_event WHERE relayed_at < now() - $1 * interval '1 day'
         AND NOT EXISTS (SELECT FROM outbox_delivery WHERE event_id = id AND done_at IS NULL)
         AND NOT EXISTS (SELECT FROM hook_delivery d WHERE d.event_id = outbox_event.id AND d.status IN ('pending', 'dead'))
       RETURNING id),
     hooks AS (DELETE FROM hook_delivery WHERE event_id IN (SELECT id FROM old))
     DELETE FROM outbox_delivery WHERE event_id IN (SELECT id FROM old)`,
    [older_than_days],
  )
  return rowCount
}
