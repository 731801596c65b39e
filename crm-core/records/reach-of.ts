import { policyOf, rightsOf } from '../access/can.ts'
import { isSearchable, parentObject, type Reach } from '../search/index.ts'
import { tableOf } from './rows.ts'
import type { Scope } from './scope.ts'

/** What search may find for an actor. */
export function reachOf({ actor, catalog }: Pick<Scope, 'actor' | 'catalog'>): Reach {
  return {
    parents: [
      ...new Set(
        catalog.open
          .filter(isSearchable)
          .map(parentObject)
          .filter((name) => name !== null),
      ),
    ],
    table: (object) => tableOf(catalog.known(object)),
    rows: (name, alias) => {
      const object = catalog.known(name)
      return rightsOf(actor, object).read ? policyOf(object).read(actor, alias) : null
    },
  }
}
