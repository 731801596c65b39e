import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * What one subscriber has to do about one event of the outbox. Each stands alone: one that fails does
 * not hold back or repeat the others. Only the relay reads it; no tenant role has rights here.
 */
export const outboxDelivery = pgTable(
  'outbox_delivery',
  {
    event_id: uuid('event_id').notNull(),
    subscriber: text('subscriber').notNull(),
    attempts: integer('attempts').notNull().default(0),
    next_attempt_at: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
    done_at: timestamp('done_at', { withTimezone: true }),
    /** Given up after too many attempts. */
    dead_at: timestamp('dead_at', { withTimezone: true }),
    error: text('error'),
  },
  (table) => [
    primaryKey({ columns: [table.event_id, table.subscriber] }),
    index('outbox_delivery_due')
      .on(table.subscriber, table.next_attempt_at)
      .where(sql`done_at is null and dead_at is null`),
  ],
)
