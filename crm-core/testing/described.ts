import type { Actor, ObjectDescription } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { openObjects } from '../objects/all.ts'
import { describeObject } from '../objects/registry.ts'

/** The metadata that `crm.objects()` gives this actor, without opening a store. */
export const describedObjects = (actor: Actor): readonly ObjectDescription[] =>
  openObjects.filter((object) => rightsOf(actor, object).read).map((object) => describeObject(actor, object))
