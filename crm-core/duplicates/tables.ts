import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/**
 * Under which keys a record is compared with others: records that share none are never a pair. Written with
 * the record. Its row-level security stands with the grants, in the migrations.
 */
export const duplicateKey = pgTable(
  'duplicate_key',
  {
    tenant_id: uuid('tenant_id').notNull(),
    object: text('object').notNull(),
    record_id: uuid('record_id').notNull(),
    key: text('key').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.record_id, table.key] }),
    index('duplicate_key_shared').on(table.tenant_id, table.object, table.key, table.record_id),
  ],
)
