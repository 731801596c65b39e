import { Temporal } from 'temporal-polyfill'
import type { Sql } from '../../contract.ts'
import { TimeOff } from '../../objects/hr/time-off.ts'
import { Hook } from '../hook.ts'

/** Nobody is away for longer at a time; it bounds what is counted. */
const longest = 730

/** Days from one to another that are worked: no weekends, no holidays, but the weekend days worked instead. */
export function workingDays(from: string, until: string, special: Readonly<Record<string, boolean>>): number {
  const last = Temporal.PlainDate.from(until)
  let count = 0
  for (
    let day = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  )
    if (special[day.toString()] ?? day.dayOfWeek < 6) count += 1
  return count
}

async function specialDays(db: Sql, tenant_id: string, from: string, until: string) {
  const { rows } = await db.query<{ date: string; is_workday: boolean }>(
    `select d.date::text as date, d.is_workday from holiday d
     join holiday_calendar c on c.id = d.holiday_calendar_id and c.is_default and c.deleted_at is null
     where d.tenant_id = $1::uuid and d.deleted_at is null and d.date between $2::date and $3::date`,
    [tenant_id, from, until],
  )
  return Object.fromEntries(rows.map(({ date, is_workday }) => [date, is_workday]))
}

/** Time off counts the days on which one would have worked. */
export const timeOffDays = Hook.create(TimeOff, 'time-off-days', {
  on: ['beforeCreate', 'beforeUpdate'],
  async run({ record, changed, set, reject, db }) {
    const { start_date, end_date, tenant_id, is_half_day } = record
    if (!changed('start_date', 'end_date', 'is_half_day') || !start_date || !end_date) return
    if (start_date > end_date) return reject('end_before_start', 'end_date', { other: start_date })
    const furthest = Temporal.PlainDate.from(start_date).add({ days: longest }).toString()
    if (end_date > furthest) return reject('out_of_range', 'end_date', { min: start_date, max: furthest })
    const days = workingDays(start_date, end_date, await specialDays(db, tenant_id, start_date, end_date))
    set('days', is_half_day ? days / 2 : days)
  },
})
