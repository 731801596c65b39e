import type { AnyRecord, FieldValue } from '../contract.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import { newId } from './id.ts'
import type { Scope } from './scope.ts'

type Defaults = Readonly<Record<string, FieldValue>>
const known = new WeakMap<ObjectType, Defaults>()
function defaultsOf(object: ObjectType): Defaults {
  const before = known.get(object)
  if (before) return before
  const defaults = Object.fromEntries(fieldEntries(object).map(([name, field]) => [name, field.default]))
  known.set(object, defaults)
  return defaults
}

/** A new record before anything was said of it: defaults, and the actor as its owner. */
export function blank({ actor, clock }: Scope, object: ObjectType): AnyRecord {
  const now = clock.now()
  return {
    ...defaultsOf(object),
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
