import { z } from 'zod'
import type { Issue, Option } from '../contract.ts'
import { CustomField } from '../objects/system/custom-field.ts'
import { refuse } from '../records/issues.ts'
import { composeCatalog, fieldOf } from './compose.ts'
import type { StoredField } from './definition.ts'
import { changed, placeOf, storedFieldOf, type Edited, type Editing } from './editing.ts'
import { fillEmpty, hasEmpty } from './fill.ts'
import { keepIndexes } from './physical/apply.ts'
import { readDefinition } from './read-field.ts'
import type { StoredFieldRow } from './stored.ts'

/** Its name and kind are for ever, and so is what would change the values that are there. */
const changeable = [
  'label',
  'aliases',
  'description',
  'required',
  'search',
  'index',
  'default',
  'options',
  'max_length',
]

/** Other settings of a field; what is said of it changes, what is stored in it never does. */
export async function changeField(
  editing: Editing,
  objectName: string,
  name: string,
  patch: Readonly<Record<string, unknown>>,
): Promise<Edited> {
  const { scope, home, catalog, language } = editing
  const object = catalog.named(objectName)
  const row = activeField(editing, storedFieldOf(editing, object, name))
  const before = fieldOf(row)
  const { settings, issues } = patched(row, patch)
  const { read, issues: wrong } = readDefinition(without(editing, row), row.kind, settings)
  const grown = read && before ? narrowed(before.max_length, read.field.max_length, language, read) : []
  refuse([...issues, ...wrong, ...grown], language)
  if (!read) throw new Error('A field without issues could not be read')

  const place = placeOf(editing, object, row.column_name, read)
  const { default: standard } = read.definition
  const mustFill = read.field.required && (await hasEmpty(scope, place))
  const none = standard === undefined || standard === null
  if (mustFill && none)
    refuse(
      [{ at: 'required', code: 'needs_default', params: { field: read.field.label[language] } }],
      language,
    )
  await keepIndexes(home.database, place, object.label[language])
  const fill = mustFill && !none ? () => fillEmpty(scope, object.name, place, standard) : undefined
  await fill?.()
  const searched = read.field.search !== (before?.search ?? false) || (read.field.search && fill)
  return {
    changes: await changed(scope, CustomField, row.id, {
      definition: read.definition,
      ...(searched && { reindex_due: scope.clock.now().toISOString() }),
    }),
    ...(fill && { after: fill }),
  }
}

/** What was retired is restored first, so that nobody changes what nobody sees. */
export function activeField({ language }: Editing, row: StoredFieldRow): StoredFieldRow {
  if (row.status === 'retired')
    refuse([{ at: 'field', code: 'retired_name', params: { got: row.name } }], language)
  return row
}

/** The workspace as it would be without the field: its own names are not taken by somebody else. */
const without = (editing: Editing, row: StoredFieldRow): Editing => {
  const fields = editing.stored.fields.filter((one) => one.id !== row.id)
  return { ...editing, catalog: composeCatalog({ ...editing.stored, fields }) }
}

function patched(row: StoredFieldRow, patch: Readonly<Record<string, unknown>>) {
  const issues = Object.keys(patch)
    .filter((key) => !changeable.includes(key))
    .map((got): Issue => ({
      at: got,
      code: 'unknown_setting',
      params: { got, choices: changeable.join(', ') },
    }))
  const settings: Record<string, unknown> = { ...row.definition }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete settings[key]
    else if (changeable.includes(key)) settings[key] = value
  }
  if ('options' in patch) settings['options'] = withStored(row.definition, patch['options'])
  return { settings, issues }
}

const coded = z.array(z.looseObject({ code: z.string() }))

/** The choices as they are now wanted, and those that are not among them any more as retired: records have them. */
function withStored(definition: StoredField, wanted: unknown): unknown {
  const now = coded.safeParse(wanted)
  const before = coded.safeParse(definition['options'])
  if (!now.success || !before.success) return wanted
  const codes = new Set(now.data.map(({ code }) => code))
  const gone = before.data.filter(({ code }) => !codes.has(code)).map((one) => ({ ...one, retired: true }))
  return [...now.data, ...gone] satisfies readonly Pick<Option, 'code'>[]
}

function narrowed(
  before: number | undefined,
  now: number | undefined,
  language: 'en' | 'zh',
  { field }: { readonly field: { readonly label: Readonly<Record<'en' | 'zh', string>> } },
): Issue[] {
  if (before === undefined || now === undefined || now >= before) return []
  const params = { field: field.label[language], now: before }
  return [{ at: 'max_length', code: 'narrower', params }]
}
