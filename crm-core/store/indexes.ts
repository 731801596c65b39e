import { policyOf } from '../access/can.ts'
import type { ObjectType } from '../objects/schema.ts'

type IndexDefinition = NonNullable<ObjectType['indexes']>[number]

/** What an object declares, and what its usual list needs, newest first: of everybody, and of each owner. */
export function indexesOf(object: ObjectType): readonly IndexDefinition[] {
  const declared = object.indexes ?? []
  if (object.internal) return declared
  const usual = [{ fields: ['created_at'] }, ...(policyOf(object).byOwner ? [{ fields: ['owner_id'] }] : [])]
  const whole = declared.filter((one) => !one.where && !one.unique)
  const known = new Set(whole.map(({ fields }) => indexColumns(object, fields, false).join()))
  return [
    ...declared,
    ...usual.filter(({ fields }) => !known.has(indexColumns(object, fields, false).join())),
  ]
}

/**
 * The columns of an index. Every list is of one tenant, so it begins with the tenant; it ends with the id,
 * which makes every order total, so that a page can start anywhere within equal values. Behind a choice, a
 * flag or a pointer come the rows in their usual order. Keys that are unique anywhere stay as they are.
 */
export function indexColumns(
  object: ObjectType,
  fields: readonly string[],
  unique: boolean,
): readonly string[] {
  // No part can answer for the others, so a key of a table in parts holds what the parts are made by.
  if (unique && object.partition) return [...fields, object.partition.by]
  if (object.internal || unique || fields.includes('tenant_id')) return fields
  const measures = object.all[fields.at(-1) ?? '']?.measures
  const narrows = measures === 'choice' || measures === 'flag' || measures === 'link'
  const tail = narrows ? ['created_at', 'id'] : ['id']
  return [...new Set(['tenant_id', ...fields, ...tail])]
}
