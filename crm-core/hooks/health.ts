import type { Sql } from '../contract.ts'

/** What the health of an account is made of. */
export interface HealthFacts {
  /** Days since the last activity; null when there was none. */
  readonly quiet_days: number | null
  /** Activities in the last 90 days. */
  readonly activities: number
  readonly overdue_tasks: number
  readonly open_deals: number
  /** Won in the last year, lost in the last half year. */
  readonly won_deals: number
  readonly lost_deals: number
}

/**
 * From 0 to 100. 50 to begin with; +20 when something happened in the last two weeks, +10 in the last month,
 * −20 when nothing did for 90 days; +2 for each activity of 90 days (10 at most), +5 for each open deal (10 at
 * most), +15 for a deal won within a year; −5 for each deal lost within half a year (15 at most) and for
 * each overdue task (20 at most).
 */
export function healthOf(facts: HealthFacts): number {
  const { quiet_days, activities, overdue_tasks, open_deals, won_deals, lost_deals } = facts
  const quiet = quiet_days ?? Infinity
  const score =
    50 +
    (quiet <= 14 ? 20 : quiet <= 30 ? 10 : quiet <= 90 ? 0 : -20) +
    Math.min(2 * activities, 10) +
    Math.min(5 * open_deals, 10) +
    (won_deals > 0 ? 15 : 0) -
    Math.min(5 * lost_deals, 15) -
    Math.min(5 * overdue_tasks, 20)
  return Math.min(Math.max(score, 0), 100)
}

/** The facts of these accounts, their contacts and deals included, in one statement. */
export async function healthFacts(
  db: Sql,
  accounts: readonly string[],
  now: Date,
): Promise<(HealthFacts & { readonly id: string })[]> {
  const { rows } = await db.query<HealthFacts & { readonly id: string }>(
    `with a as (select id from account where id = any($1::uuid[]) and deleted_at is null),
     about(account_id, id) as (
       select id, id from a
       union all select c.account_id, c.id from contact c join a on a.id = c.account_id where c.deleted_at is null
       union all select o.account_id, o.id from opportunity o join a on a.id = o.account_id where o.deleted_at is null),
     heard as (
       select account_id, max(activity_date) as last,
         count(distinct id) filter (where activity_date > $2::timestamptz - interval '90 days')::int as activities
       from (select about.account_id, x.id, x.activity_date from about join activity x on x.who_id = about.id
             where x.deleted_at is null
             union all
             select about.account_id, x.id, x.activity_date from about join activity x on x.what_id = about.id
             where x.deleted_at is null) one
       where activity_date <= $2::timestamptz group by account_id),
     overdue as (
       select account_id, count(distinct id)::int as tasks
       from (select about.account_id, t.id from about join task t on t.who_id = about.id
             where t.deleted_at is null and t.due_date < $2::timestamptz::date and t.status not in ('completed', 'cancelled')
             union all
             select about.account_id, t.id from about join task t on t.what_id = about.id
             where t.deleted_at is null and t.due_date < $2::timestamptz::date and t.status not in ('completed', 'cancelled')) one
       group by account_id),
     deals as (
       select o.account_id,
         count(*) filter (where o.stage not in ('closed_won', 'closed_lost'))::int as open,
         count(*) filter (where o.stage = 'closed_won' and o.closed_at > $2::timestamptz - interval '365 days')::int as won,
         count(*) filter (where o.stage = 'closed_lost' and o.closed_at > $2::timestamptz - interval '180 days')::int as lost
       from opportunity o join a on a.id = o.account_id where o.deleted_at is null group by o.account_id)
     select a.id, floor(extract(epoch from $2::timestamptz - heard.last) / 86400)::int as quiet_days,
       coalesce(heard.activities, 0) as activities, coalesce(overdue.tasks, 0) as overdue_tasks,
       coalesce(deals.open, 0) as open_deals, coalesce(deals.won, 0) as won_deals, coalesce(deals.lost, 0) as lost_deals
     from a left join heard on heard.account_id = a.id left join overdue on overdue.account_id = a.id
       left join deals on deals.account_id = a.id`,
    [accounts, now],
  )
  return rows
}
