import { z } from 'zod'
import type { Actor, AnyRecord, Sql } from '../contract.ts'
import { actorOf, type Keeping } from '../access/actor-of.ts'
import { Case } from '../objects/service/case.ts'
import { changesBetween, type Change } from '../records/change.ts'
import { commit } from '../records/commit.ts'
import { stamp } from '../records/new-record.ts'
import { columnsOf, main, toRecord } from '../records/rows.ts'
import { run, type Scope } from '../records/scope.ts'
import { sql } from 'drizzle-orm'
import { dueEscalations } from './overdue-sql.ts'

export interface EscalationContext {
  /** Sees all workspaces. */
  readonly system: Sql
  readonly keep: Keeping
  readonly scopeOf: (actor: Actor) => Scope
  /** Told after cases were raised: their events are in the outbox. */
  readonly settled?: () => void
}
/** Cases raised in one transaction. */
const batch = 200
const raise = z.object({
  id: z.string(),
  level: z.number(),
  queue_id: z.string().nullable(),
  owner_id: z.string().nullable(),
  priority: z.string().nullable(),
})
type Raise = z.output<typeof raise>

/**
 * Raises open cases that are over their time, by the rules of their workspace; tells how many. A case
 * is raised to a level once, so it may run as often as one likes and in several processes at once.
 */
export async function escalateOverdue(context: EscalationContext): Promise<number> {
  const { rows } = await context.system.query<{ tenant_id: string; user_id: string }>(workspaces)
  let raised = 0
  for (const { tenant_id, user_id } of rows) {
    const actor = await actorOf(context.system, context.keep, tenant_id, user_id, 'system')
    raised += await escalateOf(context, actor)
  }
  if (raised > 0) context.settled?.()
  return raised
}
/** Only where there are rules; it is done in the name of the first administrator. */
const workspaces = `
  select t.tenant_id, (select u.id from "user" u where u.tenant_id = t.tenant_id and u.role = 'admin'
      and u.is_active and u.deleted_at is null order by u.created_at, u.id limit 1) as user_id
  from tenant t where t.deleted_at is null
    and exists (select from escalation_rule r where r.tenant_id = t.tenant_id and r.is_active and r.deleted_at is null)
    and exists (select from "user" u where u.tenant_id = t.tenant_id and u.role = 'admin' and u.is_active
      and u.deleted_at is null)
  order by t.tenant_id`

async function escalateOf({ scopeOf }: EscalationContext, actor: Actor): Promise<number> {
  const scope = scopeOf(actor)
  let raised = 0
  for (;;) {
    const { rows } = await scope.db.query(dueEscalations, [
      actor.tenant_id,
      scope.clock.now().toISOString(),
      batch,
    ])
    const due = rows.map((row) => raise.parse(row))
    if (due.length === 0) return raised
    const done = await raiseAll(scope, due)
    raised += done
    // What another process took in the meantime is looked at again the next time.
    if (due.length < batch || done === 0) return raised
  }
}

async function raiseAll(scope: Scope, due: readonly Raise[]): Promise<number> {
  const ids = due.map(({ id }) => id)
  const rows = await run(
    scope.db,
    sql`select ${columnsOf(Case, main)} from "case" t where t.id = any(${sql.param(ids)}::uuid[])`,
  )
  const byId = new Map(due.map((one) => [one.id, one]))
  const changes = rows.flatMap((row): Change[] => {
    const before = toRecord(Case, row)
    const rule = byId.get(before.id)
    // Another process may have raised it since it was found.
    const waits = rule !== undefined && Number(before['escalation_level'] ?? 0) < rule.level
    return waits ? [raising(scope, before, rule)] : []
  })
  if (changes.length === 0) return 0
  return commit(scope, changes, { cause: 'escalation' }).then(
    (results) => results.length,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'stale_version') return 0
      throw error
    },
  )
}

function raising(scope: Scope, before: AnyRecord, rule: Raise): Change {
  const after: AnyRecord = {
    ...before,
    ...stamp(scope),
    escalation_level: rule.level,
    escalated_at: scope.clock.now().toISOString(),
    is_sla_violated: true,
    ...(rule.queue_id && { queue_id: rule.queue_id }),
    ...(rule.owner_id && { owner_id: rule.owner_id }),
    ...(rule.priority && { priority: rule.priority }),
  }
  return { object: Case, kind: 'updated', before, after, changes: changesBetween(Case, before, after) }
}
