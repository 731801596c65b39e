import { sql } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { hashOf } from '../audit/chain.ts'
import type { Change } from './change.ts'
import { newId } from './id.ts'
import { run, type Scope } from './scope.ts'
import { changesJson, type Head } from './write.ts'

/** Audit lines and outbox events of a transaction, in one statement, and the new end of the chain. */
export async function leaveTrail(
  scope: Scope,
  tx: Sql,
  changes: readonly Change[],
  versions: readonly number[],
  head: Head,
  cause: string | undefined,
): Promise<void> {
  const { actor, clock } = scope
  const now = clock.now()
  const created_at = now.toISOString()
  let { seq, hash } = head
  const lines = changes.map((change) => {
    const entry = {
      tenant_id: actor.tenant_id,
      object: change.object.name,
      record_id: change.after.id,
      action: change.kind,
      user_id: actor.user_id,
      door: actor.door,
      cause: cause ?? null,
      changes: changesJson(change),
      created_at,
    }
    const previous_hash = hash
    seq += 1
    hash = hashOf(entry, seq, previous_hash)
    return { ...entry, id: newId(now), seq, previous_hash, hash }
  })
  const events = lines.map(({ action, ...line }, i) => ({
    ...line,
    id: newId(now),
    type: action,
    record_version: versions[i] ?? 1,
  }))
  await run(
    tx,
    sql`with line as (
        insert into audit_log (id, tenant_id, created_at, updated_at, seq, object, record_id, action, user_id, door, cause, changes, previous_hash, hash)
        select id, tenant_id, created_at, created_at, seq, object, record_id, action, user_id, door, cause, changes, previous_hash, hash
        from jsonb_populate_recordset(null::audit_log, ${JSON.stringify(lines)}::jsonb)),
      event as (
        insert into outbox_event (id, tenant_id, created_at, updated_at, type, object, record_id, record_version, user_id, door, cause, changes)
        select id, tenant_id, created_at, created_at, type, object, record_id, record_version, user_id, door, cause, changes
        from jsonb_populate_recordset(null::outbox_event, ${JSON.stringify(events)}::jsonb))
      update audit_head set seq = ${seq}, hash = ${hash}, updated_at = ${created_at}::timestamptz
      where tenant_id = ${actor.tenant_id}::uuid`,
  )
}
