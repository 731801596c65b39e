import type { Sql } from '../contract/ports.ts'
import { eventColumns } from './fan-out.ts'
import type { OutboxEvent, Subscriber } from './subscribers.ts'

export interface DeliveryLimits {
  readonly batch: number
  /** An event that failed so often for a subscriber is given up for it. */
  readonly max_attempts: number
  /** The wait after the first failure; doubled after each further one. */
  readonly backoff_ms: number
  /** How long a taken delivery is left to its process before another tries. */
  readonly lease_ms: number
}
/** `made` counts the attempts, this one included. */
type Taken = OutboxEvent & { readonly made: number }

/** Hands one subscriber its due events, in their order. No transaction is held while a handler runs. */
export async function deliver(
  system: Sql,
  subscriber: Subscriber,
  limits: DeliveryLimits,
  report: (error: Error) => void,
): Promise<number> {
  const taken = await take(system, subscriber, limits)
  for (const event of taken) {
    try {
      await subscriber.handler(event)
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error))
      report(reason)
      await failed(system, subscriber, event, limits, reason)
      continue
    }
    await system.query(
      'UPDATE outbox_delivery SET done_at = now(), error = NULL WHERE event_id = $1 AND subscriber = $2',
      [event.id, subscriber.name],
    )
  }
  return taken.length
}

/** The attempt is counted before it is made, so that an event which ends the process is given up too. */
async function take(system: Sql, subscriber: Subscriber, limits: DeliveryLimits): Promise<Taken[]> {
  const { rows } = await system.query<Taken>(
    `WITH taken AS (
       UPDATE outbox_delivery SET
         attempts = attempts + 1,
         next_attempt_at = now() + $3 * interval '1 millisecond',
         dead_at = CASE WHEN attempts >= $4 THEN now() END
       WHERE subscriber = $1 AND event_id IN (
         SELECT event_id FROM outbox_delivery
         WHERE subscriber = $1 AND done_at IS NULL AND dead_at IS NULL AND next_attempt_at <= now()
         ORDER BY next_attempt_at, event_id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING event_id, attempts AS made, dead_at)
     SELECT ${eventColumns}, made FROM taken JOIN outbox_event ON id = event_id
     WHERE dead_at IS NULL ORDER BY created_at, id`,
    [subscriber.name, limits.batch, limits.lease_ms, limits.max_attempts],
  )
  return rows
}

async function failed(
  system: Sql,
  subscriber: Subscriber,
  event: Taken,
  limits: DeliveryLimits,
  reason: Error,
): Promise<void> {
  const wait_ms = limits.backoff_ms * 2 ** (event.made - 1)
  await system.query(
    `UPDATE outbox_delivery SET error = $3, next_attempt_at = now() + $4 * interval '1 millisecond',
       dead_at = CASE WHEN attempts >= $5 THEN now() END
     WHERE event_id = $1 AND subscriber = $2`,
    [event.id, subscriber.name, reason.message, wait_ms, limits.max_attempts],
  )
}
