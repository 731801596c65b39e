import type { FieldValue, Sql } from '../contract.ts'
import { keyIdOf } from '../privacy/envelope.ts'
import type { Change } from './change.ts'
import type { Scope } from './scope.ts'
import { reseal, secretsOf } from './seal.ts'

/**
 * Secrets that were sealed before a rotation made another key the active one are sealed anew in the
 * transaction that writes them. The active key is held until it ends, so a rotation that has begun never
 * meets a value of the old key that is still on its way.
 */
export async function sealAnew(
  scope: Scope,
  tx: Sql,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const [first] = changes
  const secrets = first ? secretsOf(first.object) : []
  const named = changes.flatMap(({ before, after }) =>
    secrets.flatMap(([name]) => (after[name] === before?.[name] ? [] : (keyIdOf(after[name]) ?? []))),
  )
  if (!first || named.length === 0) return changes
  const { actor } = scope
  const active = await scope.keys.heldActive(tx, actor.tenant_id, scope.clock.now())
  if (named.every((id) => id === active.id)) return changes
  const keys = await scope.keys.keys(tx, actor.tenant_id, named)
  return changes.map((change) => {
    const sealed: Record<string, FieldValue> = {}
    for (const [field] of secrets) {
      const value = change.after[field]
      if (typeof value !== 'string' || value === change.before?.[field]) continue
      const place = { tenant_id: actor.tenant_id, object: change.object.name, id: change.after.id, field }
      sealed[field] = reseal(value, keys, active, place)
    }
    const told = change.changes.map((one) =>
      one.field in sealed ? { ...one, after: sealed[one.field] ?? null } : one,
    )
    return { ...change, after: { ...change.after, ...sealed }, changes: told }
  })
}
