import { HotcrmError } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { CustomField } from '../objects/system/custom-field.ts'
import { refuseMoreFields } from './add-field.ts'
import { fieldOf } from './compose.ts'
import { changed, placeOf, storedFieldOf, type Edited, type Editing } from './editing.ts'
import { fillEmpty, hasEmpty } from './fill.ts'

/** Hides a field everywhere; its values stay. */
export async function retireField(editing: Editing, objectName: string, name: string): Promise<Edited> {
  const { scope, catalog } = editing
  const object = catalog.named(objectName)
  const row = storedFieldOf(editing, object, name)
  refuseNeeded(editing, object, name)
  return { changes: await changed(scope, CustomField, row.id, { status: 'retired', ...reindexed(editing) }) }
}

function refuseNeeded({ language }: Editing, object: ObjectType, name: string): void {
  if (object.display !== name && object.subtitle !== name) return
  const by =
    language === 'zh' ? `${object.label.zh}的显示名称` : `the name of ${object.plural.en.toLowerCase()}`
  throw new HotcrmError('in_use', { name: object.all[name]?.label[language] ?? name, by })
}

/** Brings a field back with its values. Records made meanwhile get its default; without one it is required no more. */
export async function restoreField(editing: Editing, objectName: string, name: string): Promise<Edited> {
  const { scope, catalog, language } = editing
  const object = catalog.named(objectName)
  const row = storedFieldOf(editing, object, name)
  if (row.status === 'active') return { changes: [] }
  refuseMoreFields(editing, object)
  const field = fieldOf(row)
  const gone = field?.targets?.find((target) => !catalog.open.some((one) => one.name === target))
  if (!field || gone !== undefined) {
    const by =
      language === 'zh' ? `已停用的对象“${gone ?? row.kind}”` : `the retired object ${gone ?? row.kind}`
    throw new HotcrmError('in_use', { name: row.definition.label[language], by })
  }
  const { definition } = row
  const place = placeOf(editing, object, row.column_name, { field, definition })
  const empty = field.required && (await hasEmpty(scope, place))
  const { default: standard } = definition
  if (empty && standard !== undefined && standard !== null)
    await fillEmpty(scope, object.name, place, standard)
  const loosened = empty && (standard ?? null) === null
  return {
    changes: await changed(scope, CustomField, row.id, {
      status: 'active',
      ...reindexed(editing),
      ...(loosened && { definition: { ...definition, required: false } }),
    }),
  }
}

const reindexed = ({ scope }: Editing) => ({ reindex_due: scope.clock.now().toISOString() })
