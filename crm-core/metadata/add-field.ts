import { HotcrmError, type Issue } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { CustomField } from '../objects/system/custom-field.ts'
import { refuse } from '../records/issues.ts'
import { added, placeOf, type Edited, type Editing } from './editing.ts'
import { fillEmpty, hasRows } from './fill.ts'
import { makeColumn } from './physical/apply.ts'
import { physicalName } from './physical/names.ts'
import { readNewField, type ReadField } from './read-field.ts'

const mostFields = 200

/** A new field: a column of its own, its indexes, a default for the records there are, then its row. */
export async function addField(
  editing: Editing,
  name: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Edited> {
  const { scope, home, catalog, language } = editing
  const object = catalog.named(name)
  refuseMoreFields(editing, object)
  const { read, issues } = readNewField(editing, object, given)
  refuse([...issues, ...(await emptyIssues(editing, object, read))], language)
  if (!read) throw new Error('A field without issues could not be read')

  const column = physicalName(read.name)
  const place = placeOf(editing, object, column, read)
  await makeColumn(home.database, place, object.label[language])
  const { default: standard } = read.definition
  const fill =
    read.field.required && standard !== undefined && standard !== null
      ? () => fillEmpty(scope, object.name, place, standard)
      : undefined
  await fill?.()
  return {
    changes: [added(scope, CustomField, fieldRow(object.name, column, read))],
    // Once more for what was written until everybody knew of it.
    ...(fill && { after: fill }),
  }
}

/** A field as its row of metadata holds it. */
export const fieldRow = (
  object: string,
  column_name: string,
  { name, kind, definition, field }: ReadField,
) => ({
  object,
  name,
  kind,
  column_name,
  definition,
  // Filled records are found by their value too.
  reindex_due: field.search && field.required ? new Date().toISOString() : null,
})

/** Records that are there would lack what is required of them. */
async function emptyIssues({ scope, language }: Editing, object: ObjectType, read: ReadField | null) {
  if (!read?.field.required || (read.definition.default ?? null) !== null) return []
  if (!(await hasRows(scope, object.table ?? object.name))) return []
  const issue: Issue = {
    at: 'default',
    code: 'needs_default',
    params: { field: read.field.label[language] },
  }
  return [issue]
}

/** There is an end to the fields of one object. */
export function refuseMoreFields({ stored, language }: Editing, object: ObjectType): void {
  const count = stored.fields.filter((one) => one.object === object.name && one.status === 'active').length
  if (count < mostFields) return
  const what = language === 'zh' ? `${object.label.zh}的字段` : `field of ${object.label.en.toLowerCase()}`
  throw new HotcrmError('limit_reached', { what, max: mostFields })
}
