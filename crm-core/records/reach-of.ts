import type { Actor } from '../contract.ts'
import { policyOf, rightsOf } from '../access/can.ts'
import { knownObject } from '../objects/registry.ts'
import { openObjects } from '../objects/all.ts'
import { isSearchable, parentObject, type Reach } from '../search/index.ts'
import { tableOf } from './rows.ts'

const parents = [
  ...new Set(
    openObjects
      .filter(isSearchable)
      .map(parentObject)
      .filter((name) => name !== null),
  ),
]

/** What search may find for an actor. */
export const reachOf = (actor: Actor): Reach => ({
  parents,
  table: (object) => tableOf(knownObject(object)),
  rows: (name, alias) => {
    const object = knownObject(name)
    return rightsOf(actor, object).read ? policyOf(object).read(actor, alias) : null
  },
})
