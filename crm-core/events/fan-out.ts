import type { Sql, TenantDb } from '../contract/ports.ts'
import { matches, topicOf, type OutboxEvent, type Subscriber } from './subscribers.ts'

export const eventColumns =
  'id, tenant_id, type, object, record_id, record_version, user_id, door, cause, changes, created_at'

/**
 * Takes the oldest events that nobody has taken, and writes down in the same transaction who has to be
 * told of each. Several processes may do this at once; each takes others.
 */
export function fanOut(
  system: TenantDb,
  subscribers: readonly Subscriber[],
  batch: number,
  also: (tx: Sql, events: readonly OutboxEvent[]) => Promise<void> = async () => undefined,
): Promise<OutboxEvent[]> {
  return system.transaction(async (tx) => {
    const { rows } = await tx.query<OutboxEvent>(
      `UPDATE outbox_event SET relayed_at = now(), updated_at = now()
       WHERE id IN (
         SELECT id FROM outbox_event WHERE relayed_at IS NULL
         ORDER BY created_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING ${eventColumns}`,
      [batch],
    )
    await insertDeliveries(tx, rows, subscribers)
    await also(tx, rows)
    return rows.toSorted((a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1))
  })
}

async function insertDeliveries(
  tx: Sql,
  events: readonly OutboxEvent[],
  subscribers: readonly Subscriber[],
): Promise<void> {
  const due = events.flatMap((event) =>
    subscribers
      .filter((subscriber) => matches(subscriber.topic, topicOf(event)))
      .map((subscriber) => ({ event_id: event.id, subscriber: subscriber.name })),
  )
  if (due.length === 0) return
  await tx.query(
    `INSERT INTO outbox_delivery (event_id, subscriber)
     SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING`,
    [due.map((one) => one.event_id), due.map((one) => one.subscriber)],
  )
}
