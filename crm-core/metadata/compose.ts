import type { AnyField } from '../fields/kind.ts'
import { createCatalog, hiddenObjects, standardCatalog, type Catalog } from '../objects/catalog.ts'
import { ObjectSchema, type Fields, type ObjectType } from '../objects/schema.ts'
import { kindNamed } from './kinds.ts'
import type { StoredFieldRow, StoredMetadata, StoredObjectRow } from './stored.ts'

/** A stored field as the rest of crm-core knows fields; null for a kind that this version does not have. */
export function fieldOf({ kind, column_name, definition }: StoredFieldRow): AnyField | null {
  const made = kindNamed(kind)
  if (!made) return null
  const { label, aliases, description, required, search, unique } = definition
  const common = {
    label,
    aliases,
    description,
    required: required ?? false,
    search: search ?? false,
    ...(unique && { unique: true as const }),
    default: definition.default ?? null,
  }
  return { ...made.make(common, definition), column: column_name }
}

/** A stored object with its fields. What its list or display names and is gone falls away. */
export function objectOf(row: StoredObjectRow, fields: Fields): ObjectType {
  const { label, plural, aliases, access, display, list } = row.definition
  const shown = list.filter((name) => Object.hasOwn(fields, name))
  const made = ObjectSchema.create({
    name: row.name,
    label,
    plural,
    aliases,
    domain: 'sales',
    access,
    display: Object.hasOwn(fields, display) ? display : 'id',
    list: shown.length > 0 ? shown : ['created_at'],
    fields,
  })
  return { ...made, table: row.table_name }
}

/** A standard object with the fields that were added to it. */
export const withFields = (object: ObjectType, fields: Fields): ObjectType => ({
  ...object,
  fields: { ...object.fields, ...fields },
  all: { ...object.all, ...fields },
})

/** The objects of a workspace: what ships, what was added and is not retired. */
export function composeCatalog({ version, objects, fields }: StoredMetadata): Catalog {
  const active = objects.filter(({ status }) => status === 'active')
  const names = new Set([...standardCatalog.open, ...active].map(({ name }) => name))
  const byObject = Map.groupBy(
    fields.filter(({ status }) => status === 'active'),
    ({ object }) => object,
  )
  const added = (object: string, standard: Fields): Fields => {
    const rows = byObject.get(object) ?? []
    return Object.fromEntries(
      rows.flatMap((row) => {
        const field = fieldOf(row)
        // A version that ships a field of the same name has the older right; the column keeps its values.
        if (!field || Object.hasOwn(standard, row.name)) return []
        return (field.targets ?? []).every((target) => names.has(target)) ? [[row.name, field]] : []
      }),
    )
  }
  const standard = standardCatalog.open.map((object) =>
    byObject.has(object.name) ? withFields(object, added(object.name, object.all)) : object,
  )
  const own = active
    .filter(({ name }) => !standardCatalog.open.some((object) => object.name === name))
    .map((row) => objectOf(row, added(row.name, {})))
  return createCatalog([...standard, ...own], hiddenObjects, version)
}
