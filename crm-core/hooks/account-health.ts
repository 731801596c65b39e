import type { Sql } from '../contract.ts'
import { Activity } from '../objects/sales/activity.ts'
import { Opportunity } from '../objects/sales/opportunity.ts'
import { Task } from '../objects/sales/task.ts'
import type { AfterContext } from './after/hook.ts'
import { healthFacts, healthOf } from './health.ts'
import { Hook } from './hook.ts'

/** Accounts behind these ids, which may be accounts, contacts or deals. */
async function accountsBehind(db: Sql, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await db.query<{ id: string }>(
    `select id from account where id = any($1::uuid[])
     union select account_id from contact where id = any($1::uuid[]) and account_id is not null
     union select account_id from opportunity where id = any($1::uuid[])`,
    [ids],
  )
  return rows.map(({ id }) => id)
}

/** Works the health of every account anew that events were about, through these fields. */
async function renew<K extends string>(
  contexts: readonly Pick<
    AfterContext<{ readonly [F in K]: string | null }>,
    'record' | 'before' | 'db' | 'now' | 'derive'
  >[],
  fields: readonly K[],
): Promise<void> {
  const [first] = contexts
  if (!first) return
  const ids = contexts.flatMap(({ record, before }) =>
    fields.flatMap((name) => [record?.[name] ?? null, before[name] ?? null]),
  )
  const accounts = await accountsBehind(first.db, [...new Set(ids.filter((id) => id !== null))])
  if (accounts.length === 0) return
  const facts = await healthFacts(first.db, accounts, first.now)
  await first.derive(
    'account',
    facts.map(({ id, ...known }) => ({ id, health_score: healthOf(known) })),
  )
}

const always = ['afterCreate', 'afterUpdate', 'afterDelete'] as const

export const accountHealthByActivity = Hook.create(Activity, 'account-health-by-activity', {
  on: always,
  fields: ['who_id', 'what_id', 'activity_date'],
  together: (contexts) => renew(contexts, ['who_id', 'what_id']),
})
export const accountHealthByTask = Hook.create(Task, 'account-health-by-task', {
  on: always,
  fields: ['who_id', 'what_id', 'due_date', 'status'],
  together: (contexts) => renew(contexts, ['who_id', 'what_id']),
})
export const accountHealthByDeal = Hook.create(Opportunity, 'account-health-by-deal', {
  on: always,
  fields: ['account_id', 'stage', 'closed_at'],
  together: (contexts) => renew(contexts, ['account_id']),
})
