import type { AnyField } from '../../fields/kind.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { mayImport } from '../../records/parse-input.ts'
import type { Scope } from '../../records/scope.ts'

/** Fields that a column of a file may go to, the id of the record among them. */
export function importable(scope: Scope, object: ObjectType): Map<string, AnyField> {
  const importing = throughImport(scope)
  return new Map(
    Object.entries(object.all).filter(
      ([name, field]) => name === 'id' || !field.read_only || mayImport(importing, name, field),
    ),
  )
}

/** The same person at the door of imports; the catalog is still asked anew each time. */
export const throughImport = (scope: Scope): Scope => ({
  ...scope,
  actor: { ...scope.actor, door: 'import' },
  get catalog() {
    return scope.catalog
  },
})
