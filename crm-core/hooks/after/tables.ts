import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/**
 * What one hook has to do about one event. Each stands alone: one that fails neither holds back nor
 * repeats the others. A workspace sees its own rows, so that its administrators can look after dead ones.
 */
export const hookDelivery = pgTable(
  'hook_delivery',
  {
    event_id: uuid('event_id').notNull(),
    hook: text('hook').notNull(),
    tenant_id: uuid('tenant_id').notNull(),
    object: text('object').notNull(),
    record_id: uuid('record_id').notNull(),
    /** pending, done, dead (given up) or discarded (by an administrator). */
    status: text('status').notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    next_at: timestamp('next_at', { withTimezone: true }).notNull().defaultNow(),
    /** A code; never what a record says. */
    last_error: text('last_error'),
    created_at: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    ended_at: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.event_id, table.hook] }),
    index('hook_delivery_due')
      .on(table.next_at)
      .where(sql`status = 'pending'`),
    index('hook_delivery_dead')
      .on(table.tenant_id, table.ended_at)
      .where(sql`status = 'dead'`),
  ],
)
