import type { Actor, FieldDescription, ObjectDescription, RoleName } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import type { AnyField } from '../fields/kind.ts'
import type { Catalog } from './catalog.ts'
import type { ObjectType } from './schema.ts'

/** The object as the actor may see it. */
export function describeObject(actor: Actor, catalog: Catalog, object: ObjectType): ObjectDescription {
  const { create, update, delete: remove } = rightsOf(actor, object)
  return {
    name: object.name,
    label: object.label,
    plural: object.plural,
    ...(object.aliases && { aliases: object.aliases }),
    display: object.display,
    domain: object.domain,
    fields: Object.entries(object.all).map(([name, field]) => describeField(name, field, actor.role)),
    relations: catalog.relationsTo(object.name).map(({ name, object: child, field }) => ({
      name,
      object: child.name,
      field,
      label: child.plural,
    })),
    list: object.list,
    period_field: object.period_field,
    can: { create, update, delete: remove },
    ...(object.table !== undefined && { custom: true as const }),
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
    ...(field.column !== undefined && { custom: true as const }),
  }
}
// Keys of a record typed by operator: Object.keys alone forgets which they are.
export const operatorsOf = (field: AnyField) =>
  Object.keys(field.operators) as (keyof typeof field.operators)[]
