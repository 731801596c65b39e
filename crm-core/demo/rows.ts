import type { StandardRecords } from '../objects/all.ts'
import type { Calendar } from './calendar.ts'
import { idFor } from './ids.ts'
import { Random, seedOf } from './random.ts'

/** Tables of the demo workspace in the order in which they can be inserted. */
export const demoTables = [
  'tenant',
  'user',
  'role',
  'team',
  'team_member',
  'email_template',
  'campaign',
  'account',
  'contact',
  'opportunity',
  'lead',
  'activity',
  'task',
  'note',
  'email',
  'form',
  'landing_page',
  'marketing_list',
  'unsubscribe',
  'assignment_rule',
  'campaign_member',
  'product',
  'product_bundle',
  'product_bundle_component',
  'pricebook',
  'price_rule',
  'discount_schedule',
  'quote',
  'quote_line_item',
  'approval_request',
  'contract',
  'invoice',
  'invoice_line',
  'payment',
  'holiday_calendar',
  'holiday',
  'business_hours',
  'skill',
  'agent_skill',
  'queue',
  'queue_member',
  'sla_policy',
  'sla_template',
  'routing_rule',
  'escalation_rule',
  'email_to_case',
  'web_to_case',
  'portal_user',
  'case',
  'case_comment',
  'sla_milestone',
  'knowledge_article',
  'forum_topic',
  'forum_post',
  'social_media_case',
  'department',
  'position',
  'employee',
  'recruitment',
  'candidate',
  'application',
  'interview',
  'offer',
  'onboarding',
  'performance_review',
  'goal',
  'training',
  'certification',
  'attendance',
  'time_off',
  'payroll',
  'saved_view',
] as const
export type DemoTable = (typeof demoTables)[number]

type System =
  | 'id'
  | 'tenant_id'
  | 'owner_id'
  | 'created_at'
  | 'updated_at'
  | 'created_by'
  | 'updated_by'
  | 'version'
  | 'deleted_at'
/** A row as the store would hold it; fields that are left out are empty or take their default. */
export type Row<T extends DemoTable> = Pick<StandardRecords[T], System> &
  Partial<Omit<StandardRecords[T], System>>
export type DemoRows = { readonly [T in DemoTable]: readonly Row<T>[] }

/** What the parts of a generated workspace share. */
export interface World {
  readonly tenant_id: string
  readonly currency: string
  readonly domain: string
  readonly calendar: Calendar
  readonly seed: number
}

export function randomFor(world: World, part: string): Random {
  return new Random(seedOf(part, world.seed))
}

/** The system fields of one row. `key` names it within its table. */
export function systemFields(
  world: World,
  key: string,
  owner_id: string | null,
  created: Date,
  author: string | null = owner_id,
): Pick<StandardRecords['account'], System> {
  const created_at = created.toISOString()
  return {
    id: idFor(`${world.tenant_id}/${key}`, created),
    tenant_id: world.tenant_id,
    owner_id,
    created_at,
    updated_at: created_at,
    created_by: author,
    updated_by: author,
    version: 1,
    deleted_at: null,
  }
}

/** The name that a record has beside the one it is about, in the script of that one. */
export const beside = (name: string, chinese: boolean, words: { en: string; zh: string }): string =>
  chinese ? `${name}${words.zh}` : `${name} ${words.en}`

export function money(amount: number, currency: string) {
  return { amount: amount.toFixed(2), currency }
}
