import { sql } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { hashOf } from '../audit/chain.ts'
import { keyParts } from '../duplicates/index.ts'
import type { Change } from './change.ts'
import { newId } from './id.ts'
import { run, type Scope } from './scope.ts'
import { changesJson, type Head } from './write.ts'

/** What a transaction belongs to. */
export interface WriteSetRef {
  readonly id: string
  /** save, bulk, merge, undo … */
  readonly kind: string
}
export interface Mark {
  readonly cause: string | null
  readonly write_set: WriteSetRef
}

/**
 * Audit lines and outbox events of a transaction, the set of writes that they belong to, and the new end of
 * the chain, in one statement. What differs by line travels as one JSON parameter and is read once for both.
 */
export async function leaveTrail(
  scope: Pick<Scope, 'actor' | 'clock'>,
  tx: Sql,
  changes: readonly Change[],
  versions: readonly number[],
  head: Head,
  { cause, write_set }: Mark,
): Promise<void> {
  const { actor, clock } = scope
  const now = clock.now()
  const created_at = now.toISOString()
  let { seq, hash } = head
  const lines = changes.map((change, i) => {
    const said = {
      object: change.object.name,
      record_id: change.after.id,
      action: change.kind,
      changes: changesJson(change),
    }
    const previous_hash = hash
    seq += 1
    hash = hashOf(
      {
        ...said,
        tenant_id: actor.tenant_id,
        user_id: actor.user_id,
        door: actor.door,
        cause,
        created_at,
        write_set_id: write_set.id,
      },
      seq,
      previous_hash,
    )
    return {
      ...said,
      id: newId(now),
      event_id: newId(now),
      seq,
      previous_hash,
      hash,
      version: versions[i] ?? 1,
    }
  })
  const keys = keyParts(changes)
  await run(
    tx,
    sql`with ${keys ? sql`${keys}, ` : sql``}row as materialized (
        select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as row (id uuid, event_id uuid, seq bigint,
          object text, record_id uuid, action text, changes jsonb, previous_hash text, hash text, version int)),
      who as (
        select ${actor.tenant_id}::uuid as tenant_id, ${actor.user_id}::uuid as user_id, ${actor.door}::text as door,
          ${cause}::text as cause, ${created_at}::timestamptz as at, ${write_set.id}::uuid as write_set_id),
      written as (
        insert into write_set (id, tenant_id, created_at, updated_at, kind, user_id, door, cause)
        select write_set_id, tenant_id, at, at, ${write_set.kind}, user_id, door, cause from who
        on conflict (id) do nothing),
      line as (
        insert into audit_log (id, tenant_id, created_at, updated_at, seq, object, record_id, action, user_id, door,
          cause, changes, write_set_id, previous_hash, hash)
        select id, tenant_id, at, at, seq, object, record_id, action, user_id, door, cause, changes, write_set_id,
          previous_hash, hash from row, who),
      event as (
        insert into outbox_event (id, tenant_id, created_at, updated_at, type, object, record_id, record_version,
          user_id, door, cause, changes)
        select event_id, tenant_id, at, at, action, object, record_id, version, user_id, door, cause, changes
        from row, who)
      update audit_head set seq = ${seq}, hash = ${hash}, updated_at = ${created_at}::timestamptz
      where tenant_id = ${actor.tenant_id}::uuid`,
  )
}
