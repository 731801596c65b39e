import type { Actor, ObjectDescription } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { standardCatalog } from '../objects/catalog.ts'
import { describeObject } from '../objects/describe.ts'

/** The metadata that `crm.objects()` gives this actor, without opening a store. */
export const describedObjects = (actor: Actor): readonly ObjectDescription[] =>
  standardCatalog.open
    .filter((object) => rightsOf(actor, object).read)
    .map((object) => describeObject(actor, standardCatalog, object))
