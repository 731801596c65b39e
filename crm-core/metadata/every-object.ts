import type { Sql } from '../contract.ts'
import { allObjects } from '../objects/all.ts'
import { hiddenObjects } from '../objects/catalog.ts'
import type { ObjectType } from '../objects/schema.ts'
import { composeCatalog } from './compose.ts'
import { readMetadata } from './stored.ts'

const inUse = <Row extends { readonly status: 'active' | 'retired' }>(row: Row) => ({
  ...row,
  status: 'active' as const,
})

/**
 * Every object of a workspace with every field that has a column: hidden objects too, and what was retired,
 * whose values lie there and may come back. For upkeep, which must leave no value out.
 */
export async function everyObject(db: Sql, tenant_id: string): Promise<readonly ObjectType[]> {
  const stored = await readMetadata(db, tenant_id)
  if (!stored) return allObjects
  const { version, objects, fields } = stored
  const { open } = composeCatalog({ version, objects: objects.map(inUse), fields: fields.map(inUse) })
  return [...open, ...hiddenObjects]
}
