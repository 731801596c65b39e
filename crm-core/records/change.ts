import type { AnyRecord, FieldChange, FieldValue } from '../contract.ts'
import { canonical } from '../audit/chain.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'

type ChangeKind = 'created' | 'updated' | 'deleted' | 'restored'

/** One record on its way into the store: what it was and what it will be. */
export interface Change {
  readonly object: ObjectType
  readonly kind: ChangeKind
  readonly before: AnyRecord | null
  readonly after: AnyRecord
  readonly changes: readonly FieldChange[]
}

/** Of a record that was there before: whether it goes, comes back or is changed. */
export function kindOf(before: AnyRecord, after: AnyRecord): ChangeKind {
  if (before.deleted_at === after.deleted_at) return 'updated'
  return after.deleted_at === null ? 'restored' : 'deleted'
}

/** Fields that the write path keeps itself; they are no change that anybody made. */
const upkeep = new Set(['id', 'tenant_id', 'created_at', 'updated_at', 'created_by', 'updated_by', 'version'])

export const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  (one ?? null) === (other ?? null) || (isMade(one) && isMade(other) && canonical(one) === canonical(other))
/** Made of parts: two of the same parts are the same value. */
const isMade = (value: FieldValue | undefined): boolean => typeof value === 'object' && value !== null

/** What differs, by field; at a creation, what is there at all. What a formula makes of it is no change of its own. */
export function changesBetween(
  object: ObjectType,
  before: AnyRecord | null,
  after: AnyRecord,
): FieldChange[] {
  const changes: FieldChange[] = []
  for (const [field, { formula }] of fieldEntries(object))
    if (!formula && !upkeep.has(field) && !same(before?.[field], after[field]))
      changes.push({ field, before: before?.[field] ?? null, after: after[field] ?? null })
  return changes
}
