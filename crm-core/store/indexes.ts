import type { ObjectType } from '../objects/schema.ts'

type IndexDefinition = NonNullable<ObjectType['indexes']>[number]

/** The usual list, newest first, of everybody and of each owner: every object that people list has both. */
const usual: readonly IndexDefinition[] = [{ fields: ['created_at'] }, { fields: ['owner_id'] }]

/** What an object declares, and what its lists need whatever it declares. */
export function indexesOf(object: ObjectType): readonly IndexDefinition[] {
  const declared = object.indexes ?? []
  if (object.internal) return declared
  const missing = usual.filter(
    ({ fields }) => !declared.some((one) => !one.where && !one.unique && one.fields.join() === fields.join()),
  )
  return [...declared, ...missing]
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
  if (object.internal || unique || fields.includes('tenant_id')) return fields
  const measures = object.all[fields.at(-1) ?? '']?.measures
  const narrows = measures === 'choice' || measures === 'flag' || measures === 'link'
  const tail = narrows ? ['created_at', 'id'] : ['id']
  return [...new Set(['tenant_id', ...fields, ...tail])]
}
