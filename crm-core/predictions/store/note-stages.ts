import type { ModelName, ModelStage, Sql } from '../../contract.ts'
import { noteActs } from '../../records/note-acts.ts'
import { newId } from '../../records/id.ts'
import type { Keeping } from './keeping.ts'

/** A version on its way into a stage. */
export interface Staging {
  readonly id: string
  readonly model: ModelName
  readonly from: ModelStage | null
  readonly to: ModelStage
  readonly reason: string
}

/**
 * An audit line and an event `model.staged` for each, in the transaction that does it. Takes the workspace's audit
 * lock, so whoever else stages or adds waits until it is done.
 */
export async function noteStages(
  { tenant_id, clock, tx }: Pick<Keeping, 'tenant_id' | 'clock'> & { readonly tx: Sql },
  by: string | null,
  stagings: readonly Staging[],
): Promise<void> {
  const acts = stagings.map(({ id, model, from, to, reason }) => ({
    object: 'model',
    record_id: id,
    action: 'staged',
    changes: [
      { field: 'model', before: from === null ? null : model, after: model },
      { field: 'stage', before: from, after: to },
      { field: 'staged_for', before: null, after: reason },
    ],
  }))
  await noteActs({ actor: { tenant_id, user_id: by, door: 'system' }, clock }, tx, acts)
  const now = clock.now()
  const events = acts.map((act) => ({ ...act, id: newId(now) }))
  await tx.query(
    `insert into outbox_event (id, tenant_id, created_at, updated_at, type, object, record_id, record_version, user_id,
       door, changes)
     select id, $2::uuid, $3::timestamptz, $3::timestamptz, action, object, record_id, 1, $4::uuid, 'system', changes
     from jsonb_to_recordset($1::jsonb) as e (id uuid, action text, object text, record_id uuid, changes jsonb)`,
    [JSON.stringify(events), tenant_id, now, by],
  )
}
