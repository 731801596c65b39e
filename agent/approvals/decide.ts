import { HotcrmError, type Actor, type ActorCrm } from '#crm-core/contract'
import { decide as judgeAction, type Action, type Models, type Tool } from '#tools'
import type { Approval, ApprovalDecision, ApprovalRow } from '../events/contents.ts'
import type { StartOptions } from '../service.ts'
import { ApprovalStore, type StoredApproval } from '../store/approvals.ts'
import { RunStore } from '../store/runs.ts'
import { StepStore } from '../store/steps.ts'
import { decidedRows } from './edit.ts'
import { endWaiting, type Stores } from './end-waiting.ts'
import { payloadHash } from './hash.ts'
import { reachable } from './rights.ts'
import { rowIndex } from './rows.ts'

export interface DecideOptions extends Stores {
  readonly tools: ReadonlyMap<string, Tool>
  readonly models: Models
  /** The store in the hands of who decides. */
  readonly crm: Pick<ActorCrm, 'actor' | 'within'>
  /** The store in the hands of the run's owner: edits are previewed with the rights with which they will run. */
  readonly crmOfOwner: (user_id: string) => Promise<ActorCrm>
}

/**
 * Stores a decision. The conditional update lets exactly one decision win; the actions get their
 * final arguments and the run goes back to the queue in the same transaction.
 */
export async function decide(
  id: string,
  decision: ApprovalDecision,
  options: DecideOptions,
): Promise<Approval> {
  const { db, clock, tools, models, crm } = options
  const approvals = new ApprovalStore(db, clock)
  const stored = await reachable(crm, await approvals.get(id, crm.actor))
  const { approval } = stored
  if (approval.status !== 'pending') throw new HotcrmError('already_decided', { status: approval.status })
  if (Date.parse(approval.expires_at) <= clock.now().getTime()) return expire(stored, options)
  const tool = tools.get(approval.tool)
  if (!tool) throw new HotcrmError('approval_changed')
  const owned = await options.crmOfOwner(stored.user_id)
  const { options: asked } = await new RunStore(db, clock).get(approval.run_id)
  const judge = (action: Action): void => forbid(tool, action, asked, approval.rows.length, owned)
  const rows = await decidedRows(approval.rows, decision, { tool, crm: owned, models, clock, judge })
  await store(crm.actor, stored, rows, options)
  return (await approvals.get(id, crm.actor)).approval
}

/** Whoever decides has been asked; what is denied outright stays so, however it was edited. */
function forbid(tool: Tool, action: Action, asked: StartOptions, count: number, crm: ActorCrm): void {
  const { approval: mode = 'ask', approve: preapproved = [] } = asked
  const judged = judgeAction({ tool, action, count, mode, preapproved, can_ask: true, crm })
  if (judged.effect === 'deny')
    throw new HotcrmError('policy_denied', { rule: judged.reason[crm.actor.language] })
}

async function store(
  actor: Actor,
  { approval, payload_hash }: StoredApproval,
  rows: readonly ApprovalRow[],
  { db, clock }: Stores,
): Promise<void> {
  if (payloadHash(approval.tool, approval.rows) !== payload_hash) throw new HotcrmError('approval_changed')
  await db.transaction(async (tx) => {
    const closed = await new ApprovalStore(db, clock).close(tx, approval.id, {
      status: 'decided',
      rows,
      payload_hash: payloadHash(approval.tool, rows),
      by: actor.user_id,
    })
    if (!closed) throw new HotcrmError('already_decided', { status: 'decided' })
    const runs = new RunStore(db, clock)
    const run = await runs.get(approval.run_id, tx)
    const steps = new StepStore(db, clock, run)
    for (const row of rows)
      await steps.decide(
        tx,
        {
          step_id: approval.step_id,
          action_index: rowIndex(row.id),
          args: row.args,
          result: { preview: row.preview },
        },
        row.decision === 'rejected' ? 'rejected' : 'planned',
      )
    await runs.resume(tx, run.id)
  })
}

async function expire({ approval }: StoredApproval, stores: Stores): Promise<never> {
  const { db, clock } = stores
  const log = await db.transaction(async (tx) =>
    endWaiting(stores, tx, await new RunStore(db, clock).get(approval.run_id, tx), 'expired'),
  )
  log?.tell()
  throw new HotcrmError('approval_expired')
}
