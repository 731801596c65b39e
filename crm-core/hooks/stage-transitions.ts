import { z } from 'zod'
import type { Sql } from '../contract.ts'
import { Opportunity, opportunityStages } from '../objects/sales/opportunity.ts'
import { Hook } from './hook.ts'

/** Where a deal may go from a stage. */
const usual: Transitions = {
  prospecting: ['qualification', 'closed_lost'],
  qualification: ['proposal', 'closed_lost'],
  proposal: ['negotiation', 'closed_lost'],
  negotiation: ['closed_won', 'closed_lost'],
  closed_won: [],
  closed_lost: ['prospecting'],
}
type Transitions = Readonly<Record<string, readonly string[]>>
const stored = z.record(z.string(), z.array(z.string()))

/** The workspace's own transitions, or the usual ones when an administrator has set none. */
async function transitionsOf(db: Sql, tenant_id: string): Promise<Transitions> {
  const { rows } = await db.query<{ stage_transitions: unknown }>(
    'select stage_transitions from tenant where tenant_id = $1',
    [tenant_id],
  )
  const own = stored.safeParse(rows[0]?.stage_transitions)
  return own.success ? own.data : usual
}

/** A deal goes through its stages in order, may be lost from any open one, and reopened after a loss. */
export const stageTransitions = Hook.create(Opportunity, 'stage-transitions', {
  on: 'beforeUpdate',
  priority: 50,
  async run({ record, before, changed, reject, actor, db }) {
    if (!before || !changed('stage')) return
    const allowed = (await transitionsOf(db, actor.tenant_id))[before.stage] ?? []
    if (allowed.includes(record.stage)) return
    const label = (code: string) =>
      opportunityStages.find((stage) => stage.code === code)?.label[actor.language] ?? code
    reject('stage_transition', 'stage', {
      from: label(before.stage),
      to: label(record.stage),
      choices: allowed.map(label).join(', ') || '—',
    })
  },
})
