import type { Actor, Clock, FieldChange, Sql } from '../contract.ts'
import { hashOf, type AuditEntry } from '../audit/chain.ts'
import { takeHead } from './exclusively.ts'
import { newId } from './id.ts'
import { run } from './scope.ts'

/** Something that was done and is no change of a record: it has its line in the audit log, but no event and no undo. */
export interface Act {
  readonly object: string
  readonly record_id: string
  readonly action: string
  readonly changes: readonly FieldChange[]
}

/** Who did it; nobody where the system goes on by itself. */
export interface Acting {
  readonly actor: Pick<Actor, 'tenant_id' | 'door'> & { readonly user_id: string | null }
  readonly clock: Clock
}

/** Writes acts into the audit chain, in the transaction in which they are done. */
export async function noteActs({ actor, clock }: Acting, tx: Sql, acts: readonly Act[]): Promise<void> {
  const [head] = await run<{ seq: number; hash: string }>(tx, takeHead({ actor, clock }))
  if (!head || acts.length === 0) return
  const now = clock.now()
  const created_at = now.toISOString()
  let { seq, hash } = head
  const lines = acts.map((act) => {
    const { tenant_id, user_id, door } = actor
    const said = { ...act, changes: act.changes.map((change) => ({ ...change })) }
    const entry: AuditEntry = {
      ...said,
      tenant_id,
      user_id,
      door,
      cause: null,
      created_at,
      write_set_id: null,
    }
    const previous_hash = hash
    seq += 1
    hash = hashOf(entry, seq, previous_hash)
    return { ...said, id: newId(now), seq, previous_hash, hash }
  })
  await tx.query(
    `with line as (
       insert into audit_log (id, tenant_id, created_at, updated_at, seq, object, record_id, action, user_id, door,
         changes, previous_hash, hash)
       select id, $2::uuid, $3::timestamptz, $3::timestamptz, seq, object, record_id, action, $4::uuid, $5, changes,
         previous_hash, hash
       from jsonb_to_recordset($1::jsonb) as l (id uuid, seq bigint, object text, record_id uuid, action text,
         changes jsonb, previous_hash text, hash text))
     update audit_head set seq = $6, hash = $7, updated_at = $3::timestamptz where tenant_id = $2::uuid`,
    [JSON.stringify(lines), actor.tenant_id, created_at, actor.user_id, actor.door, seq, hash],
  )
}
