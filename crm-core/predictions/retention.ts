import type { Sql } from '../contract.ts'
import { firstOfMonth, monthsFrom } from '../store/months.ts'

/** Months that predictions and traffic are kept before the running one: a year can be compared with the year before. */
const kept_months = 13
const batch = 5000

/** Lets go of old predictions and traffic, in small transactions that nobody waits for; for upkeep. */
export async function letGoPredictions(system: Sql, now: Date): Promise<number> {
  const [before] = monthsFrom(firstOfMonth(now), -kept_months)
  const cutoff = `${before ?? ''}T00:00:00Z`
  let gone = 0
  for (const [table, column] of [
    ['prediction', 'at'],
    ['model_traffic', 'minute'],
    ['model_alert', 'at'],
  ])
    for (let some = batch; some === batch; gone += some) {
      const { rowCount } = await system.query(
        `delete from ${table} where id in (select id from ${table} where ${column} < $1 limit ${batch})`,
        [cutoff],
      )
      some = rowCount
    }
  return gone
}
