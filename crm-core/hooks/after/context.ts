import type { Actor, ActorCrm, AnyRecord, Clock, FieldValue, TenantDb } from '../../contract.ts'
import type { OutboxEvent } from '../../events/subscribers.ts'
import { causeOf } from './cause.ts'
import { changesOf, momentOf } from './enlist.ts'
import type { AfterContext, DerivedRow } from './hook.ts'

/** What the deliveries of hooks need of the store. */
export interface AfterStore {
  readonly clock: Clock
  /** The store in somebody's hands, whose writes all name a cause. */
  as(actor: Actor, cause: string): ActorCrm
  db(tenant_id: string): TenantDb
  /** Records as they are stored now, deleted ones included, whoever may see them. */
  stored(tenant_id: string, object: string, ids: readonly string[]): Promise<ReadonlyMap<string, AnyRecord>>
  derive(tenant_id: string, object: string, rows: readonly DerivedRow[]): Promise<void>
}

/** Nobody: what a hook does when no person set it off. */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * The system of a workspace. It may do everything there, and is told apart by its door; it keeps the name
 * of the person whose write set it off, so that the history says who that was.
 */
export const systemActor = (tenant_id: string, user_id: string | null): Actor => ({
  tenant_id,
  user_id: user_id ?? nobody,
  name: 'HotCRM',
  email: '',
  role: 'admin',
  language: 'en',
  time_zone: 'UTC',
  door: 'system',
})

/** What a hook sees of an event. */
export function contextOf(
  store: AfterStore,
  hook: string,
  event: OutboxEvent,
  record: AnyRecord | null,
): AfterContext<AnyRecord> {
  const { id, tenant_id, user_id, door } = event
  const changes = changesOf(event)
  const cause = causeOf(hook, id)
  const values = (side: 'before' | 'after'): Partial<AnyRecord> =>
    Object.fromEntries(changes.map((change): [string, FieldValue] => [change.field, change[side]]))
  return {
    event: { id, moment: momentOf(event) ?? 'afterUpdate', at: event.created_at, cause: event.cause },
    record_id: event.record_id,
    record,
    before: values('before'),
    after: values('after'),
    changes,
    changed: (...fields) => changes.some(({ field }) => fields.includes(field)),
    by: { user_id, door },
    crm: store.as(systemActor(tenant_id, user_id), cause),
    db: store.db(tenant_id),
    now: store.clock.now(),
    once: (step) => ({ claim: { key: `${cause}:${step}` } }),
    derive: (object, rows) => store.derive(tenant_id, object, rows),
  }
}
