import { z } from 'zod'
import { HotcrmError, type Issue } from '../contract.ts'
import { CustomObject } from '../objects/system/custom-object.ts'
import { refuse } from '../records/issues.ts'
import { refuseMoreObjects, shownIssues } from './add-object.ts'
import { objectSettings } from './definition.ts'
import { changed, storedObjectOf, type Edited, type Editing } from './editing.ts'
import { parseSettings } from './parse-settings.ts'

const settings = z.strictObject(objectSettings)

/** Other words, rights or layout of an object. */
export async function changeObject(
  editing: Editing,
  name: string,
  patch: Readonly<Record<string, unknown>>,
): Promise<Edited> {
  const { scope, catalog, language } = editing
  const row = storedObjectOf(editing, name)
  const object = catalog.named(name)
  const wanted = Object.fromEntries(
    Object.entries({ ...row.definition, ...patch }).filter(([, value]) => value !== null),
  )
  const parsed = parseSettings(settings, wanted, language, Object.keys(objectSettings))
  if (!parsed.ok) {
    refuse(parsed.issues, language)
    throw new Error('An object without issues could not be read')
  }
  const shown: Issue[] =
    'display' in patch || 'list' in patch ? shownIssues(object, parsed.value, language) : []
  refuse(shown, language)
  return { changes: await changed(scope, CustomObject, row.id, { definition: parsed.value }) }
}

/** Hides an object everywhere; its records stay. */
export async function retireObject(editing: Editing, name: string): Promise<Edited> {
  const { scope, catalog, language } = editing
  const row = storedObjectOf(editing, name)
  const pointer = catalog.pointersTo(name).find(({ object }) => object.name !== name)
  if (pointer) {
    const { object, field } = pointer
    const by = `${object.label[language]}.${object.all[field]?.label[language] ?? field}`
    throw new HotcrmError('in_use', { name: row.definition.label[language], by })
  }
  return { changes: await changed(scope, CustomObject, row.id, { status: 'retired' }) }
}

/** Brings an object back with its records. */
export async function restoreObject(editing: Editing, name: string): Promise<Edited> {
  const row = storedObjectOf(editing, name)
  if (row.status === 'retired') refuseMoreObjects(editing)
  return { changes: await changed(editing.scope, CustomObject, row.id, { status: 'active' }) }
}
