import { Case } from '../../objects/service/case.ts'
import type { RecordOf } from '../../objects/schema.ts'
import { Hook } from '../hook.ts'
import { addWorkingMinutes } from './business-time.ts'
import { isLater, keepMilestones } from './milestones.ts'
import { slaTerms, termsFor } from './sla-terms.ts'

type CaseRecord = RecordOf<typeof Case>

export const isOpen = ({ status }: Pick<CaseRecord, 'status'>): boolean =>
  status !== 'resolved' && status !== 'closed'

/** Whether a promise was broken, or is being broken now. */
function isViolated(record: CaseRecord, now: Date): boolean {
  const ended = record.resolved_at ?? now.toISOString()
  return (
    isLater(record.first_response_at ?? ended, record.first_response_due) ||
    isLater(ended, record.resolution_due)
  )
}

/** Counts the working hours that a case has, from when it came. */
export const caseSlaClock = Hook.create(Case, 'case-sla-clock', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 80,
  async run({ record, before, changed, set, db, now, forAll }) {
    const asked = changed('priority', 'sla_policy_id', 'account_id', 'queue_id', 'created_at')
    if (!before || (asked && isOpen(record))) {
      // Another customer has another policy, unless one is named.
      const named = before && changed('account_id') && !changed('sla_policy_id') ? null : record.sla_policy_id
      const terms = termsFor(await forAll((cases) => slaTerms(db, cases)), record, named)
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
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) =>
      changed('first_response_due', 'resolution_due', 'first_response_at', 'resolved_at'),
    )
    if (moved.length > 0) await keepMilestones(moved, doing)
  },
})
