import { z } from 'zod'
import type { Sql } from '../../contract.ts'
import type { RecordOf } from '../../objects/schema.ts'
import { weeklyHours } from '../../objects/service/business-hours.ts'
import type { Case } from '../../objects/service/case.ts'
import type { Schedule } from './business-time.ts'

/** What is promised for a case. */
export interface SlaTerms {
  readonly policy_id: string
  readonly first_response_minutes: number
  readonly resolution_minutes: number
  readonly warning_percent: number
  /** Null: around the clock. */
  readonly schedule: Schedule | null
}
const row = z.object({
  id: z.string(),
  first_response_minutes: z.number(),
  resolution_minutes: z.number(),
  warning_percent: z.number(),
  time_zone: z.string().nullable(),
  hours: weeklyHours.nullable(),
  days: z.record(z.string(), z.boolean()),
})

/**
 * The terms of a case: of the policy it names, else of the active policy for its customer's tier, else
 * of the standard one; with the times of its priority where the policy has some, and with their hours.
 */
export async function slaTermsOf(
  db: Sql,
  record: RecordOf<typeof Case>,
  policy_id: string | null,
): Promise<SlaTerms | null> {
  const { rows } = await db.query(
    `select p.id, coalesce(s.first_response_minutes, p.first_response_minutes) as first_response_minutes,
       coalesce(s.resolution_minutes, p.resolution_minutes) as resolution_minutes, p.warning_percent,
       h.time_zone, h.hours, coalesce((
         select jsonb_object_agg(d.date::text, d.is_workday) from holiday d
         where d.holiday_calendar_id = h.holiday_calendar_id and d.deleted_at is null
           and d.date >= $6::timestamptz::date - 1), '{}'::jsonb) as days
     from sla_policy p
     left join sla_template s on s.sla_policy_id = p.id and s.priority = $3 and s.deleted_at is null
     left join account a on a.id = $4::uuid
     left join queue q on q.id = $5::uuid and q.deleted_at is null
     left join business_hours h on h.id = coalesce(p.business_hours_id, q.business_hours_id) and h.deleted_at is null
     where p.tenant_id = $1::uuid and p.deleted_at is null and case
       when $2::uuid is not null then p.id = $2::uuid
       else p.is_active and p.tier in (coalesce(a.sla_tier, 'standard'), 'standard') end
     order by (p.tier = a.sla_tier) desc nulls last, p.created_at, p.id limit 1`,
    [record.tenant_id, policy_id, record.priority, record.account_id, record.queue_id, record.created_at],
  )
  const [found] = rows
  if (found === undefined) return null
  const { id, time_zone, hours, days, ...terms } = row.parse(found)
  return { policy_id: id, ...terms, schedule: time_zone && hours ? { time_zone, hours, days } : null }
}
