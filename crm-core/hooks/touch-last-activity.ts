import { Activity } from '../objects/sales/activity.ts'
import { Hook } from './hook.ts'

/** Objects that say when they were last heard of. */
const touched: readonly string[] = ['account', 'contact', 'lead', 'opportunity']

/**
 * An activity that has happened is the last activity of whom and what it concerns, and of the account
 * behind them. No new version: nobody's edit is in its way.
 */
export const touchLastActivity = Hook.create(Activity, 'touch-last-activity', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 200,
  run({ record, changed, also, now }) {
    if (!changed('activity_date', 'who_id', 'what_id') || new Date(record.activity_date) > now) return
    const ends = [
      { table: record.who_type, id: record.who_id },
      { table: record.what_type, id: record.what_id },
    ]
    for (const { table, id } of ends)
      if (id !== null && table !== null && touched.includes(table))
        also(async (tx) => {
          await tx.query(touching(`"${table}"`), [id, record.activity_date])
          if (table === 'contact' || table === 'opportunity')
            await tx.query(touchingAccountOf(`"${table}"`), [id, record.activity_date])
        })
  },
})
const later = `last_activity_at = greatest(coalesce(t.last_activity_at, $2::timestamptz), $2::timestamptz)`
const touching = (table: string) => `update ${table} t set ${later} where t.id = $1::uuid`
const touchingAccountOf = (table: string) =>
  `update account t set ${later} from ${table} c where c.id = $1::uuid and t.id = c.account_id`
