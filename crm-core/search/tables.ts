import { sql } from 'drizzle-orm'
import {
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  vector,
} from 'drizzle-orm/pg-core'
import { dimensions } from './embedders/hashed.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/**
 * One row a searchable record. It is written in the record's own transaction, so a new record is found
 * at once by its words; `vector` and `embedder` follow after commit and are empty until then.
 * Its row-level security stands with the grants, in the migrations.
 */
export const searchDocument = pgTable(
  'search_document',
  {
    id: uuid('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    tenant_id: uuid('tenant_id').notNull(),
    object: text('object').notNull(),
    record_id: uuid('record_id').notNull(),
    parent_object: text('parent_object'),
    parent_id: uuid('parent_id'),
    name: text('name').notNull(),
    subtitle: text('subtitle'),
    name_norm: text('name_norm').notNull(),
    names: text('names').array().notNull(),
    readings: text('readings').array().notNull(),
    text: text('text').notNull(),
    lexemes: tsvector('lexemes').notNull(),
    vector: vector('vector', { dimensions }),
    embedder: text('embedder'),
    updated_at: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('search_document_record').on(table.tenant_id, table.object, table.record_id),
    index('search_document_parent').on(table.tenant_id, table.parent_object, table.parent_id),
    index('search_document_lexemes').using('gin', table.lexemes),
    index('search_document_letters').using('gin', table.name_norm.op('gin_trgm_ops')),
    index('search_document_names').using('gin', table.names),
    index('search_document_readings').using('gin', table.readings),
    // Sparse links: a third of the cost of a write, and words and letters find what it misses. Half precision
    // would be smaller, but the embedded database counts it out in software: forty milliseconds a row, not two.
    index('search_document_vector')
      .using('hnsw', table.vector.op('vector_cosine_ops'))
      .with({ m: 8, ef_construction: 32 }),
    index('search_document_waiting')
      .on(table.tenant_id, table.updated_at)
      .where(sql`vector is null`),
    index('search_document_embedder').on(table.tenant_id, table.embedder),
  ],
)

/** How telling each feature is in a tenant's texts, by version; the highest version is in use. */
export const searchIdf = pgTable(
  'search_idf',
  {
    tenant_id: uuid('tenant_id').notNull(),
    version: integer('version').notNull(),
    documents: integer('documents').notNull(),
    weights: bytea('weights').notNull(),
    created_at: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.version] })],
)
