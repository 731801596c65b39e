import type { OnDelete } from '../fields/kind.ts'
import type { ObjectType } from './schema.ts'

/** The other side of a field that points at an object. */
export interface Relation {
  /** Name for include; empty when the list is not shown. */
  readonly name: string
  readonly object: ObjectType
  readonly field: string
  readonly on_delete: OnDelete
}

/** What points at each object, by the name of the object that is pointed at. */
export function relationsBetween(objects: readonly ObjectType[]): ReadonlyMap<string, readonly Relation[]> {
  const byTarget = new Map<string, Relation[]>()
  for (const object of objects)
    for (const [name, field] of Object.entries(object.all))
      for (const target of field.targets ?? []) {
        const relation = {
          name: field.relation ?? '',
          object,
          field: name,
          on_delete: field.on_delete ?? ('setNull' as const),
        }
        byTarget.set(target, [...(byTarget.get(target) ?? []), relation])
      }
  return byTarget
}
