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
const times = z.object({ first_response_minutes: z.number(), resolution_minutes: z.number() })
const policy = times.extend({
  id: z.string(),
  tier: z.string(),
  is_active: z.boolean(),
  warning_percent: z.number(),
  business_hours_id: z.string().nullable(),
  /** Where they differ, by priority. */
  times: z.record(z.string(), times),
})
const hours = z.object({
  time_zone: z.string().nullable(),
  hours: weeklyHours.nullable(),
  days: z.record(z.string(), z.boolean()),
})
const shape = z.object({
  /** The oldest first. */
  policies: z.array(policy),
  hours: z.record(z.string(), hours),
  /** Business hours by queue. */
  queues: z.record(z.string(), z.string().nullable()),
  tiers: z.record(z.string(), z.string()),
})
/** All promises of a workspace, and the tiers of some customers. */
export type AllTerms = z.output<typeof shape>

/** A list of records by a key, as one JSON object; empty when there are none. */
const keyed = (key: string, value: string, from: string) =>
  `(select coalesce(jsonb_object_agg(${key}, ${value}), '{}') from ${from})`
const live = (alias: string) => `${alias}.tenant_id = $1::uuid and ${alias}.deleted_at is null`
const minutes = (alias: string) =>
  `'first_response_minutes', ${alias}.first_response_minutes, 'resolution_minutes', ${alias}.resolution_minutes`
const everything = `select
  (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'tier', p.tier, 'is_active', p.is_active,
      'warning_percent', p.warning_percent, 'business_hours_id', p.business_hours_id, ${minutes('p')},
      'times', ${keyed('s.priority', `jsonb_build_object(${minutes('s')})`, `sla_template s where s.sla_policy_id = p.id and ${live('s')}`)})
      order by p.created_at, p.id), '[]') from sla_policy p where ${live('p')}) as policies,
  ${keyed(
    'h.id',
    `jsonb_build_object('time_zone', h.time_zone, 'hours', h.hours, 'days', ${keyed(
      'd.date::text',
      'd.is_workday',
      `holiday d where d.holiday_calendar_id = h.holiday_calendar_id and ${live('d')}
        and d.date >= $3::timestamptz::date - 1`,
    )})`,
    `business_hours h where ${live('h')}`,
  )} as hours,
  ${keyed('q.id', 'q.business_hours_id', `queue q where ${live('q')}`)} as queues,
  ${keyed('a.id', 'a.sla_tier', 'account a where a.tenant_id = $1::uuid and a.id = any($2::uuid[]) and a.sla_tier is not null')} as tiers`

type CaseRecord = RecordOf<typeof Case>

/** What the terms of these cases are chosen from, in one statement. */
export async function slaTerms(db: Sql, cases: readonly CaseRecord[]): Promise<AllTerms> {
  const [first] = cases
  const accounts = [...new Set(cases.flatMap(({ account_id }) => account_id ?? []))]
  const oldest = cases.map(({ created_at }) => created_at).toSorted()[0]
  const { rows } = await db.query(everything, [first?.tenant_id, accounts, oldest])
  return shape.parse(rows[0])
}

/**
 * The terms of a case: of the policy it names, else of the active policy for its customer's tier, else
 * of the standard one; with the times of its priority where the policy has some, and with their hours.
 */
export function termsFor(
  { policies, hours, queues, tiers }: AllTerms,
  { account_id, queue_id, priority }: CaseRecord,
  policy_id: string | null,
): SlaTerms | null {
  const active = (tier: string) => policies.find((one) => one.is_active && one.tier === tier)
  const tier = account_id === null ? undefined : tiers[account_id]
  const found =
    policy_id === null
      ? ((tier === undefined ? undefined : active(tier)) ?? active('standard'))
      : policies.find(({ id }) => id === policy_id)
  if (!found) return null
  const { first_response_minutes, resolution_minutes } = found.times[priority] ?? found
  const at = found.business_hours_id ?? (queue_id === null ? null : queues[queue_id])
  const open = at ? hours[at] : undefined
  return {
    policy_id: found.id,
    first_response_minutes,
    resolution_minutes,
    warning_percent: found.warning_percent,
    schedule:
      open?.time_zone && open.hours ? { ...open, time_zone: open.time_zone, hours: open.hours } : null,
  }
}
