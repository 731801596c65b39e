import type { AnyField } from '../fields/kind.ts'
import type { ObjectType } from './schema.ts'

type Entries = readonly (readonly [name: string, field: AnyField])[]

const known = new WeakMap<ObjectType, Entries>()

/** The fields of an object with their names, in column order; listed once, as each record asks for them many times. */
export function fieldEntries(object: ObjectType): Entries {
  const before = known.get(object)
  if (before) return before
  const entries = Object.entries(object.all)
  known.set(object, entries)
  return entries
}
