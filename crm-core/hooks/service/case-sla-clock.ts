import { Case } from '../../objects/service/case.ts'
import type { RecordOf } from '../../objects/schema.ts'
import { newId } from '../../records/id.ts'
import { Hook } from '../hook.ts'
import { addWorkingMinutes } from './business-time.ts'
import { slaTermsOf } from './sla-terms.ts'

type CaseRecord = RecordOf<typeof Case>

export const isOpen = ({ status }: Pick<CaseRecord, 'status'>): boolean =>
  status !== 'resolved' && status !== 'closed'
const later = (moment: string, due: string | null): boolean =>
  due !== null && new Date(moment) > new Date(due)

/** Whether a promise was broken, or is being broken now. */
function isViolated(record: CaseRecord, now: Date): boolean {
  const ended = record.resolved_at ?? now.toISOString()
  return (
    later(record.first_response_at ?? ended, record.first_response_due) || later(ended, record.resolution_due)
  )
}

/** Counts the working hours that a case has, from when it came. */
export const caseSlaClock = Hook.create(Case, 'case-sla-clock', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 80,
  async run({ record, before, changed, set, db, now }) {
    const asked = changed('priority', 'sla_policy_id', 'account_id', 'queue_id', 'created_at')
    if (!before || (asked && isOpen(record))) {
      // Another customer has another policy, unless one is named.
      const named = before && changed('account_id') && !changed('sla_policy_id') ? null : record.sla_policy_id
      const terms = await slaTermsOf(db, record, named)
      const due = (minutes: number | undefined) =>
        terms && minutes !== undefined
          ? (addWorkingMinutes(new Date(record.created_at), minutes, terms.schedule)?.toISOString() ?? null)
          : null
      set('sla_policy_id', terms?.policy_id ?? null)
      set('first_response_due', due(terms?.first_response_minutes))
      set('resolution_due', due(terms?.resolution_minutes))
      set('warn_at', due((terms && (terms.resolution_minutes * terms.warning_percent) / 100) || undefined))
    }
    set('is_sla_violated', isViolated(record, now))
  },
  async alongside(writes, { tx, now }) {
    const cases = writes
      .filter(({ changed }) =>
        changed('first_response_due', 'resolution_due', 'first_response_at', 'resolved_at'),
      )
      .map(({ record }) => record)
    if (cases.length === 0) return
    const rows = cases.flatMap((record) => milestonesOf(record, now))
    await tx.query(
      `delete from sla_milestone where case_id = any($1::uuid[]) and not case_id = any($2::uuid[])`,
      [cases.map(({ id }) => id), rows.map(({ case_id }) => case_id)],
    )
    if (rows.length > 0) await tx.query(keepMilestones, [JSON.stringify(rows), now.toISOString()])
  },
})

function milestonesOf(record: CaseRecord, now: Date) {
  const { id: case_id, tenant_id, owner_id } = record
  const promises = [
    ['first_response', record.first_response_due, record.first_response_at ?? record.resolved_at],
    ['resolution', record.resolution_due, record.resolved_at],
  ] as const
  return promises.flatMap(([milestone, due_at, met_at]) =>
    due_at === null
      ? []
      : [
          {
            id: newId(now),
            tenant_id,
            case_id,
            owner_id,
            milestone,
            due_at,
            met_at,
            is_violated: later(met_at ?? now.toISOString(), due_at),
          },
        ],
  )
}
const keepMilestones = `insert into sla_milestone as kept
    (id, tenant_id, case_id, owner_id, milestone, due_at, met_at, is_violated, created_at, updated_at)
  select m.id, m.tenant_id, m.case_id, m.owner_id, m.milestone, m.due_at, m.met_at, m.is_violated, $2::timestamptz, $2::timestamptz
  from jsonb_populate_recordset(null::sla_milestone, $1::jsonb) m
  on conflict (case_id, milestone) do update set due_at = excluded.due_at, met_at = excluded.met_at,
    is_violated = excluded.is_violated, updated_at = excluded.updated_at`
