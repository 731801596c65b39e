import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core'

/** One row: until when no process may rely on its cache. Only the system reads and writes it. */
export const cacheState = pgTable('cache_state', {
  slot: integer('slot').primaryKey(),
  off_until: timestamp('off_until', { withTimezone: true }).notNull(),
})
