import { HotcrmError } from '../contract.ts'
import { allObjects, openObjects } from './all.ts'
import { nearest } from './nearest.ts'
import { relationsBetween, type Relation } from './relations.ts'
import type { ObjectType } from './schema.ts'

/** The objects of one workspace: those that ship, with the fields and objects that its administrators added. */
export interface Catalog {
  /** Counts up with every change that an administrator makes; 0 as it ships. */
  readonly version: number
  /** What people may see the names of. */
  readonly open: readonly ObjectType[]
  /** An object that people may name; unknown_object with the nearest names otherwise. */
  named(name: string): ObjectType
  /** An object that metadata itself names; it is there, or the metadata is wrong. */
  known(name: string): ObjectType
  /** Everything that points at an object and takes part in its deletion. */
  pointersTo(object: string): readonly Relation[]
  /** The lists of children that an include or a record page can show. */
  relationsTo(object: string): readonly Relation[]
}

/** Joins objects into a catalog; `internal` ones are known to metadata alone. */
export function createCatalog(
  open: readonly ObjectType[],
  internal: readonly ObjectType[],
  version = 0,
): Catalog {
  const byName = new Map(open.map((object) => [object.name, object]))
  const anyByName = new Map([...internal, ...open].map((object) => [object.name, object]))
  const pointers = relationsBetween(open)
  const pointersTo = (object: string) => pointers.get(object) ?? []
  return {
    version,
    open,
    named(name) {
      const object = byName.get(name)
      if (object) return object
      throw new HotcrmError('unknown_object', {
        object: name.slice(0, 64),
        nearest: nearest(name, [...byName.keys()]),
      })
    },
    known(name) {
      const object = anyByName.get(name)
      if (!object) throw new Error(`There is no object ${name}`)
      return object
    },
    pointersTo,
    relationsTo: (object) => pointersTo(object).filter((relation) => relation.name !== ''),
  }
}

/** Objects that people do not see, the same in every workspace. */
export const hiddenObjects = allObjects.filter((object) => !openObjects.includes(object))
/** The objects as they ship. */
export const standardCatalog = createCatalog(openObjects, hiddenObjects)
