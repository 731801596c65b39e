import type { QueryResult } from '../contract.ts'
import { Activity } from '../objects/sales/activity.ts'
import { Hook } from './hook.ts'

/** Objects that say when they were last heard of, and which of them have an account behind them. */
const touched = ['account', 'contact', 'lead', 'opportunity'] as const
const behind = ['contact', 'opportunity'] as const

/**
 * An activity that has happened is the last activity of whom and what it concerns, and of the account
 * behind them. No new version: nobody's edit is in its way.
 */
export const touchLastActivity = Hook.create(Activity, 'touch-last-activity', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, now, touched: tell }) {
    const ends = writes
      .filter(({ changed }) => changed('activity_date', 'who_id', 'what_id'))
      .map(({ record }) => record)
      .filter(({ activity_date }) => new Date(activity_date) <= now)
      .flatMap(({ who_id, who_type, what_id, what_type, activity_date: at }) => [
        { table: who_type, id: who_id, at },
        { table: what_type, id: what_id, at },
      ])
    for (const table of touched) {
      const some = ends.filter((end) => end.table === table && end.id !== null)
      if (some.length === 0) continue
      const heard = [JSON.stringify(some)]
      tell(table, idsOf(await tx.query(touching(table), heard)))
      if (behind.some((one) => one === table))
        tell('account', idsOf(await tx.query(touchingAccountBehind(table), heard)))
    }
  },
})
const idsOf = ({ rows }: QueryResult<Record<string, unknown>>) => rows.map(({ id }) => String(id))
const latest = `select e.id, max(e.at) as at from jsonb_to_recordset($1::jsonb) e(id uuid, at timestamptz) group by e.id`
const newer = `last_activity_at = greatest(coalesce(t.last_activity_at, heard.at), heard.at)`
const touching = (table: string) =>
  `update ${table} t set ${newer} from (${latest}) heard where t.id = heard.id returning t.id`
const touchingAccountBehind = (table: string) =>
  `update account t set ${newer} from (
     select c.account_id as id, max(one.at) as at from (${latest}) one join ${table} c on c.id = one.id
     group by c.account_id) heard
   where t.id = heard.id returning t.id`
