import {
  HotcrmError,
  type Actor,
  type FieldDescription,
  type ObjectDescription,
  type RoleName,
} from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import type { AnyField } from '../fields/kind.ts'
import { allObjects, openObjects } from './all.ts'
import { nearest } from './nearest.ts'
import { relationsTo } from './relations.ts'
import type { ObjectType } from './schema.ts'

const byName = new Map(openObjects.map((object) => [object.name, object]))
const anyByName = new Map(allObjects.map((object) => [object.name, object]))

/** An object that people may name; unknown_object with the nearest names otherwise. */
export function objectNamed(name: string): ObjectType {
  const object = byName.get(name)
  if (object) return object
  throw new HotcrmError('unknown_object', {
    object: name.slice(0, 64),
    nearest: nearest(name, [...byName.keys()]),
  })
}
/** An object that metadata itself names; it is there, or the metadata is wrong. */
export function knownObject(name: string): ObjectType {
  const object = anyByName.get(name)
  if (!object) throw new Error(`There is no object ${name}`)
  return object
}

/** The object as the actor may see it. */
export function describeObject(actor: Actor, object: ObjectType): ObjectDescription {
  const { create, update, delete: remove } = rightsOf(actor, object)
  return {
    name: object.name,
    label: object.label,
    plural: object.plural,
    ...(object.aliases && { aliases: object.aliases }),
    display: object.display,
    domain: object.domain,
    fields: Object.entries(object.all).map(([name, field]) => describeField(name, field, actor.role)),
    relations: relationsTo(object.name).map(({ name, object: child, field }) => ({
      name,
      object: child.name,
      field,
      label: child.plural,
    })),
    list: object.list,
    period_field: object.period_field,
    can: { create, update, delete: remove },
  }
}

/** What a field says of itself to the outside; of a secret only what this role may know. */
export function describeField(name: string, field: AnyField, role?: RoleName): FieldDescription {
  const masked = field.secret !== undefined && role !== undefined && !field.secret.readers.includes(role)
  const [target, ...others] = field.targets ?? []
  return {
    name,
    kind: field.kind,
    label: field.label,
    ...(field.aliases && { aliases: field.aliases }),
    required: field.required,
    read_only: field.read_only || masked,
    unique: field.unique !== false,
    operators: operatorsOf(field),
    // What is masked is text, whatever is behind it.
    ui: masked ? 'text' : field.ui,
    ...(field.options && { options: field.options }),
    ...(target && (others.length ? { references_any: field.targets } : { references: target })),
    ...(field.type_field && { type_field: field.type_field }),
    measures: field.measures,
    ...(field.max_length !== undefined && { max_length: field.max_length }),
    ...(masked && { masked }),
    ...(field.description && { description: field.description }),
  }
}
// Keys of a record typed by operator: Object.keys alone forgets which they are.
export const operatorsOf = (field: AnyField) =>
  Object.keys(field.operators) as (keyof typeof field.operators)[]
