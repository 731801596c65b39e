import type { Issue, Language } from '../contract.ts'
import { allObjects } from '../objects/all.ts'
import type { Catalog } from '../objects/catalog.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { StoredMetadata } from './stored.ts'

const shape = /^[a-z][a-z0-9_]{1,39}$/
/** Words of the filter language, of results and of JavaScript, and names that mean a person's. */
const reservedFields = new Set(
  `and or not in is me null true false between contains include select order group value values display
  labels changes object record first_name last_name constructor prototype then relation relations`.split(
    /\s+/,
  ),
)
/** Words that the command line and the routes keep for themselves, and tables beside the objects. */
const reservedObjects = new Set(
  `object objects field fields record records metadata search search_document search_idf query aggregate
  threads approvals mailbox serve eval auth profile list get create update delete restore import export
  constructor prototype me`.split(/\s+/),
)

const bad = (at: string, name: unknown): Issue => ({
  at,
  code: 'bad_name',
  params: { got: typeof name === 'string' ? name.slice(0, 64) : typeof name },
})
const taken = (at: string, got: string, by: string): Issue => ({
  at,
  code: 'name_taken',
  params: { got, by },
})
const byUs = (language: Language) => (language === 'zh' ? '系统保留' : 'a word of the system')

/** What is wrong with the name of a new field. */
export function fieldNameIssues(
  catalog: Catalog,
  stored: StoredMetadata,
  object: ObjectType,
  name: unknown,
  language: Language,
  at: string,
): Issue[] {
  if (typeof name !== 'string' || !shape.test(name)) return [bad(at, name)]
  if (reservedFields.has(name)) return [taken(at, name, byUs(language))]
  const known = Object.hasOwn(object.all, name) ? object.all[name] : undefined
  if (known) return [taken(at, name, known.label[language])]
  const relation = catalog.relationsTo(object.name).find((one) => one.name === name)
  if (relation) return [taken(at, name, relation.object.plural[language])]
  const retired = stored.fields.some((field) => field.object === object.name && field.name === name)
  return retired ? [{ at, code: 'retired_name', params: { got: name } }] : []
}

/** What is wrong with the name of a list of children on the other side of a reference. */
export function relationNameIssues(
  catalog: Catalog,
  target: ObjectType,
  name: string,
  language: Language,
  at: string,
): Issue[] {
  if (!shape.test(name)) return [bad(at, name)]
  if (reservedFields.has(name)) return [taken(at, name, byUs(language))]
  const relation = catalog.relationsTo(target.name).find((one) => one.name === name)
  if (relation) return [taken(at, name, relation.object.plural[language])]
  const field = Object.hasOwn(target.all, name) ? target.all[name] : undefined
  return field ? [taken(at, name, field.label[language])] : []
}

/** What is wrong with the name of a new object. */
export function objectNameIssues(
  catalog: Catalog,
  stored: StoredMetadata,
  name: unknown,
  language: Language,
): Issue[] {
  if (typeof name !== 'string' || !shape.test(name)) return [bad('name', name)]
  const known = catalog.open.find((object) => object.name === name)
  if (known) return [taken('name', name, known.label[language])]
  if (reservedObjects.has(name) || allObjects.some((object) => object.name === name))
    return [taken('name', name, byUs(language))]
  const retired = stored.objects.some((object) => object.name === name)
  return retired ? [{ at: 'name', code: 'retired_name', params: { got: name } }] : []
}
