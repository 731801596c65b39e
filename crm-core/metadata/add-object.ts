import { z } from 'zod'
import { customAccess, HotcrmError, type Issue } from '../contract.ts'
import { createCatalog, hiddenObjects } from '../objects/catalog.ts'
import type { Fields, ObjectType } from '../objects/schema.ts'
import { CustomField } from '../objects/system/custom-field.ts'
import { CustomObject } from '../objects/system/custom-object.ts'
import { refuse } from '../records/issues.ts'
import { fieldRow } from './add-field.ts'
import { objectOf } from './compose.ts'
import { aliases, label, type StoredObject } from './definition.ts'
import { added, placeOf, type Edited, type Editing } from './editing.ts'
import { objectNameIssues } from './names.ts'
import { parseSettings } from './parse-settings.ts'
import { makeTable } from './physical/apply.ts'
import { physicalName } from './physical/names.ts'
import { readNewField, type ReadField } from './read-field.ts'

const mostObjects = 100
const given = z.strictObject({
  label,
  plural: label,
  aliases: aliases.optional(),
  access: z.enum(customAccess).default('owned'),
  display: z.string().default('name'),
  list: z.array(z.string()).min(1).max(20).optional(),
  fields: z.array(z.record(z.string(), z.unknown())).max(200).default([]),
})
const nameField = {
  name: 'name',
  kind: 'text',
  label: { en: 'Name', zh: '名称' },
  required: true,
  search: true,
}

/** A new object: a table with what every record has and its fields, rows of each workspace apart. */
export async function addObject(editing: Editing, input: Readonly<Record<string, unknown>>): Promise<Edited> {
  const { scope, home, catalog, stored, language } = editing
  refuseMoreObjects(editing)
  const { name, ...settings } = input
  const nameIssues = objectNameIssues(catalog, stored, name, language)
  const parsed = parseSettings(given, settings, language, ['name', ...Object.keys(given.shape)])
  if (!parsed.ok || typeof name !== 'string') {
    refuse([...nameIssues, ...(parsed.ok ? [] : parsed.issues)], language)
    throw new Error('An object without issues could not be read')
  }
  const { fields, list, ...rest } = parsed.value
  const definition: StoredObject = { ...rest, list: list ?? [rest.display] }
  const table_name = physicalName(name)
  const own = fields.some((field) => field['name'] === 'name') || rest.display !== 'name' ? [] : [nameField]
  const made = readFields(withoutFields(editing, name), { name, table_name, definition }, [...own, ...fields])
  refuse(
    // What a field lacks that could not be read is not said twice.
    [
      ...nameIssues,
      ...(made.issues.length > 0 ? made.issues : shownIssues(made.object, definition, language)),
    ],
    language,
  )
  const around = { ...editing, catalog: withDraft(editing, made.object) }
  const columns = made.fields.map((read) => ({ read, column: physicalName(read.name) }))
  const places = columns.map(({ read, column }) => placeOf(around, made.object, column, read))
  await makeTable(home.database, table_name, places, definition.label[language])
  return {
    changes: [
      added(scope, CustomObject, { name, table_name, definition }),
      ...columns.map(({ read, column }) => added(scope, CustomField, fieldRow(name, column, read))),
    ],
  }
}

interface Draft {
  readonly name: string
  readonly table_name: string
  readonly definition: StoredObject
}
/** Reads field by field, each beside those before it, so that no two have one name. */
function readFields(editing: Editing, draft: Draft, inputs: readonly Readonly<Record<string, unknown>>[]) {
  const issues: Issue[] = []
  const fields: ReadField[] = []
  const objectWith = (): ObjectType => objectOf({ id: '', status: 'active', ...draft }, fieldsByName(fields))
  const shift = inputs[0] === nameField ? 1 : 0
  for (const [i, input] of inputs.entries()) {
    const object = objectWith()
    const around = { ...editing, catalog: withDraft(editing, object) }
    const { read, issues: wrong } = readNewField(around, object, input)
    issues.push(...wrong.map((issue) => ({ ...issue, at: `fields[${i - shift}].${issue.at}` })))
    if (read && wrong.length === 0) fields.push(read)
  }
  return { fields, issues, object: objectWith() }
}
/** A name that is taken is said once, and not again by each of its fields. */
const withoutFields = (editing: Editing, object: string): Editing => {
  const fields = editing.stored.fields.filter((field) => field.object !== object)
  return { ...editing, stored: { ...editing.stored, fields } }
}
const fieldsByName = (fields: readonly ReadField[]): Fields =>
  Object.fromEntries(fields.map(({ name, field }) => [name, { ...field, column: name }]))
const withDraft = ({ catalog }: Editing, object: ObjectType) =>
  createCatalog([...catalog.open.filter(({ name }) => name !== object.name), object], hiddenObjects)

/** What names a record is text, and a list shows fields that are there. */
export function shownIssues(
  object: ObjectType,
  { display, list }: Pick<StoredObject, 'display' | 'list'>,
  language: 'en' | 'zh',
): Issue[] {
  const missing = (at: string, field: string): Issue => ({
    at,
    code: 'unknown_field',
    params: { field, object: object.label[language], nearest: Object.keys(object.fields).join(', ') },
  })
  const named = Object.hasOwn(object.fields, display) && object.fields[display]?.measures === 'text'
  return [
    ...(named ? [] : [missing('display', display)]),
    ...list.flatMap((name, i) => (Object.hasOwn(object.all, name) ? [] : [missing(`list[${i}]`, name)])),
  ]
}

/** There is an end to the objects of one workspace. */
export function refuseMoreObjects({ stored, language }: Editing): void {
  if (stored.objects.filter(({ status }) => status === 'active').length < mostObjects) return
  throw new HotcrmError('limit_reached', { what: language === 'zh' ? '对象' : 'object', max: mostObjects })
}
