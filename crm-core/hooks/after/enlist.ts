import { z } from 'zod'
import type { FieldChange, Sql } from '../../contract.ts'
import type { OutboxEvent } from '../../events/subscribers.ts'
import type { HookRegistry } from '../registry.ts'
import { longest_chain, readCause } from './cause.ts'
import type { AfterHook, AfterMoment } from './hook.ts'

const moments: Readonly<Record<string, AfterMoment>> = {
  created: 'afterCreate',
  updated: 'afterUpdate',
  restored: 'afterUpdate',
  deleted: 'afterDelete',
}
export const momentOf = (event: Pick<OutboxEvent, 'type'>): AfterMoment | null => moments[event.type] ?? null

const changeList = z.custom<readonly FieldChange[]>(Array.isArray)
export const changesOf = (event: Pick<OutboxEvent, 'changes'>): readonly FieldChange[] =>
  changeList.safeParse(event.changes).data ?? []

/**
 * Writes down, in the transaction that takes events from the outbox, which hooks have to be run for each.
 * A hook is not run again for a record in a chain that it is itself a part of; a chain that is too long
 * ends as dead letters.
 */
export async function enlistHooks(
  tx: Sql,
  events: readonly OutboxEvent[],
  hooks: HookRegistry,
): Promise<number> {
  const due = events.flatMap((event) => hooksFor(hooks, event).map((hook) => ({ event, hook: hook.name })))
  if (due.length === 0) return 0
  const chains = await chainsOf(
    tx,
    due.map(({ event }) => event),
  )
  const rows = due
    .filter(({ event, hook }) => !chains.get(event.id)?.ran.has(`${hook} ${event.record_id}`))
    .map(({ event, hook }) => {
      const too_long = (chains.get(event.id)?.length ?? 0) >= longest_chain
      const { id: event_id, tenant_id, object, record_id } = event
      return { event_id, hook, tenant_id, object, record_id, last_error: too_long ? 'hook_chain' : null }
    })
  const { rowCount } = await tx.query(
    `insert into hook_delivery (event_id, hook, tenant_id, object, record_id, last_error, status, ended_at)
     select event_id, hook, tenant_id, object, record_id, last_error,
       case when last_error is null then 'pending' else 'dead' end, case when last_error is not null then now() end
     from jsonb_to_recordset($1::jsonb)
       as r(event_id uuid, hook text, tenant_id uuid, object text, record_id uuid, last_error text)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  )
  return rowCount
}

function hooksFor(hooks: HookRegistry, event: OutboxEvent): AfterHook[] {
  const moment = momentOf(event)
  if (moment === null) return []
  return hooks.after(event.object, moment).filter(({ fields }) => {
    if (fields === null || event.type !== 'updated') return true
    return changesOf(event).some(({ field }) => fields.includes(field))
  })
}

interface Chain {
  /** Hooks that took part, each with the record that it was run for. */
  readonly ran: Set<string>
  readonly length: number
}
const noChain: Chain = { ran: new Set(), length: 0 }

/** How these events came about, event by event back to what a person did. */
async function chainsOf(tx: Sql, events: readonly OutboxEvent[]): Promise<ReadonlyMap<string, Chain>> {
  const caused = [...new Set(events.filter(({ cause }) => readCause(cause)).map(({ id }) => id))]
  if (caused.length === 0) return new Map()
  const { rows } = await tx.query<{ start: string; cause: string; record_id: string; length: number }>(
    `with recursive up(start, cause, record_id, length) as (
       select id, cause, null::uuid, 0 from outbox_event where id = any($1::uuid[])
       union all
       select up.start, e.cause, e.record_id, up.length + 1 from up join outbox_event e
         on e.id = case when up.cause ~ '^hook:[a-z0-9-]+:[0-9a-f-]{36}$' then split_part(up.cause, ':', 3)::uuid end
       where up.length < $2)
     select child.start, child.cause, parent.record_id, parent.length
     from up parent join up child on child.start = parent.start and child.length = parent.length - 1`,
    [caused, longest_chain],
  )
  const chains = new Map<string, Chain>()
  for (const { start, cause, record_id, length } of rows) {
    const chain = chains.get(start) ?? noChain
    const hook = readCause(cause)?.hook ?? ''
    chains.set(start, {
      ran: new Set([...chain.ran, `${hook} ${record_id}`]),
      length: Math.max(chain.length, length),
    })
  }
  return chains
}
