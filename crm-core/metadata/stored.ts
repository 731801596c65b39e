import { z } from 'zod'
import type { Sql } from '../contract.ts'
import { storedField, storedObject } from './definition.ts'

const status = z.enum(['active', 'retired'])
const object = z.object({
  id: z.string(),
  name: z.string(),
  table_name: z.string(),
  definition: storedObject,
  status,
})
const field = z.object({
  id: z.string(),
  object: z.string(),
  name: z.string(),
  kind: z.string(),
  column_name: z.string(),
  definition: storedField,
  status,
})
const shape = z.object({ version: z.int(), objects: z.array(object), fields: z.array(field) })

/** What a workspace has added, in the order in which it came; retired ones included. */
export type StoredMetadata = z.output<typeof shape>
export type StoredObjectRow = z.output<typeof object>
export type StoredFieldRow = z.output<typeof field>

const rowsOf = (table: string) =>
  `coalesce((select jsonb_agg(to_jsonb(m) order by m.created_at, m.id) from ${table} m
    where m.tenant_id = w.tenant_id and m.deleted_at is null), '[]')`

/** One statement, so version and rows belong together; null when there is no such workspace. */
export async function readMetadata(db: Sql, tenant_id: string): Promise<StoredMetadata | null> {
  const { rows } = await db.query(
    `select w.metadata_version as version, ${rowsOf('custom_object')} as objects, ${rowsOf('custom_field')} as fields
     from tenant w where w.tenant_id = $1::uuid`,
    [tenant_id],
  )
  return rows[0] === undefined ? null : shape.parse(rows[0])
}
