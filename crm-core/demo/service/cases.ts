import type { Random } from '../random.ts'
import { systemFields, type Row, type World } from '../rows.ts'
import type { Desk } from './desk.ts'
import { answers, troubles } from './words.ts'

/** A customer with whoever speaks for them. */
export interface Customer {
  readonly account_id: string
  readonly contact_id: string | null
  readonly owner_id: string | null
  readonly tier: string | null
  readonly chinese: boolean
}
interface CaseRows {
  readonly case: Row<'case'>
  readonly case_comment: readonly Row<'case_comment'>[]
  readonly sla_milestone: readonly Row<'sla_milestone'>[]
}
const origins = ['email', 'phone', 'web', 'portal', 'chat'] as const
const priorities = ['medium', 'medium', 'low', 'high', 'urgent'] as const
const queueOf = { incident: 'technical', defect: 'technical' } as const

/** One case: two of three are done, the others in every state of work; the newest are of today. */
export function caseRows(
  world: World,
  desk: Desk,
  customer: Customer,
  random: Random,
  i: number,
  share: number,
): CaseRows {
  const { calendar } = world
  const trouble = troubles[i % troubles.length] ?? troubles[0]
  const done = share < 0.66
  const created = calendar.at(
    calendar.workday(done ? -random.int(6, 160) : -random.int(0, 4)),
    random.int(9, 16),
    random.int(0, 59),
  )
  const policy = desk.policyOf(customer.tier)
  const first_response_due = desk.due(created, policy.first_response_minutes)
  const resolution_due = desk.due(created, policy.resolution_minutes)
  const after = (minutes: number) =>
    new Date(Math.min(created.getTime() + minutes * 60_000, world.calendar.now.getTime())).toISOString()
  const answered = done || random.chance(0.6) ? after(random.int(5, 200)) : null
  const resolved = done ? after(random.int(300, 4000)) : null
  const now = world.calendar.now.toISOString()
  const late = (met: string | null, due: string | null) => due !== null && (met ?? now) > due
  const status = !done
    ? answered
      ? random.pick(['in_progress', 'waiting'] as const)
      : 'new'
    : random.pick(['closed', 'closed', 'resolved'] as const)
  const own = systemFields(world, `service/case/${i}`, customer.owner_id, created)
  const type = trouble.type
  const language = customer.chinese ? 'zh' : 'en'
  const record: Row<'case'> = {
    ...own,
    updated_at: resolved ?? answered ?? own.updated_at,
    subject: trouble[language],
    account_id: customer.account_id,
    contact_id: customer.contact_id,
    type,
    status,
    priority: random.pick(priorities),
    severity: type === 'incident' ? random.pick(['s1', 's2', 's3'] as const) : null,
    origin: random.pick(origins),
    queue_id:
      desk.queues[type in queueOf ? 'technical' : trouble.en.includes('invoice') ? 'billing' : 'support'].id,
    sla_policy_id: policy.id,
    first_response_due,
    first_response_at: answered,
    resolution_due,
    warn_at: desk.due(created, policy.resolution_minutes * 0.8),
    is_sla_violated: late(answered, first_response_due) || late(resolved, resolution_due),
    resolved_at: resolved,
    closed_at: status === 'closed' ? resolved : null,
    resolution: done ? answers[language][1] : null,
    satisfaction: status === 'closed' && random.chance(0.7) ? random.int(3, 5) : null,
  }
  const said = [answered, resolved].flatMap((at, n) =>
    at === null ? [] : [{ at: new Date(at), body: answers[language][n] ?? '', n }],
  )
  const row = (key: string, at: Date) =>
    systemFields(world, `service/case/${i}/${key}`, customer.owner_id, at)
  return {
    case: record,
    case_comment: said.map(({ at, body, n }) => ({
      ...row(`comment/${n}`, at),
      case_id: own.id,
      body,
      is_public: true,
      is_first_response: n === 0,
      is_solution: n === 1,
    })),
    sla_milestone: (
      [
        ['first_response', first_response_due, answered],
        ['resolution', resolution_due, resolved],
      ] as const
    ).flatMap(([milestone, due_at, met_at]) =>
      due_at === null
        ? []
        : [
            {
              ...row(milestone, created),
              case_id: own.id,
              milestone,
              due_at,
              met_at,
              is_violated: late(met_at, due_at),
            },
          ],
    ),
  }
}
