import type { AnyRecord } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { newId } from './id.ts'
import type { Scope } from './scope.ts'

/** A new record before anything was said of it: defaults, and the actor as its owner. */
export function blank({ actor, clock }: Scope, object: ObjectType): AnyRecord {
  const now = clock.now()
  const defaults = Object.fromEntries(
    Object.entries(object.all).map(([name, field]) => [name, field.default]),
  )
  return {
    ...defaults,
    id: newId(now),
    tenant_id: actor.tenant_id,
    owner_id: actor.user_id,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    created_by: actor.user_id,
    updated_by: actor.user_id,
    version: 1,
    deleted_at: null,
  }
}

/** Who writes, and when: part of every change. */
export const stamp = ({ actor, clock }: Scope) => ({
  updated_at: clock.now().toISOString(),
  updated_by: actor.user_id,
})
