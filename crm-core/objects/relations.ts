import { openObjects } from './all.ts'
import type { ObjectType } from './schema.ts'
import type { OnDelete } from '../fields/kind.ts'

/** The other side of a field that points at an object. */
export interface Relation {
  /** Name for include; empty when the list is not shown. */
  readonly name: string
  readonly object: ObjectType
  readonly field: string
  readonly on_delete: OnDelete
}

const byTarget = new Map<string, Relation[]>()
for (const object of openObjects)
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

/** Everything that points at an object and takes part in its deletion. */
export const pointersTo = (object: string): readonly Relation[] => byTarget.get(object) ?? []
/** The lists of children that an include or a record page can show. */
export const relationsTo = (object: string): readonly Relation[] =>
  pointersTo(object).filter((relation) => relation.name !== '')
