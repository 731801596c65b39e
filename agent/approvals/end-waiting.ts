import { EventType } from '@ag-ui/core'
import type { Bus, Clock, Language, Sql, TenantDb } from '#crm-core/contract'
import type { Approval } from '../events/contents.ts'
import type { RunResult } from '../events/run-result.ts'
import { activity } from '../say.ts'
import { ApprovalStore, type StoredApproval } from '../store/approvals.ts'
import { EventLog } from '../store/event-log.ts'
import { RunStore, type RunRow } from '../store/runs.ts'
import { StepStore } from '../store/steps.ts'

export interface Stores {
  readonly db: TenantDb
  readonly bus: Bus
  readonly clock: Clock
}
type How = 'cancelled' | 'expired'

const words: Readonly<Record<How, Readonly<Record<Language, string>>>> = {
  cancelled: {
    en: 'The approval was withdrawn; nothing of it was done.',
    zh: '该审批已撤回，其中的操作均未执行。',
  },
  expired: {
    en: 'The approval expired; nothing of it was done.',
    zh: '该审批已过期，其中的操作均未执行。',
  },
}

/**
 * Ends a run that waits for a person, without waking the graph: the approval is closed, what it
 * covered is skipped. False when a decision was faster. Call `tell` of the log after the commit.
 */
export async function endWaiting(
  { db, bus, clock }: Stores,
  tx: Sql,
  run: RunRow,
  how: How,
): Promise<EventLog | null> {
  const approvals = new ApprovalStore(db, clock)
  const open = (await approvals.ofRun(run.id, tx)).filter(({ approval }) => approval.status === 'pending')
  for (const one of open) if (!(await close(approvals, tx, one, how))) return null
  const steps = new StepStore(db, clock, run)
  await steps.skipRest(tx)
  const result = cancelled(run, how)
  if (!result || !(await new RunStore(db, clock).end(tx, run.id, ['waiting'], 'cancelled', result)))
    return null
  const log = await EventLog.open(db, bus, clock, run, tx)
  sayEnd(log, run, result, open, how)
  await log.drain(tx)
  return log
}

const close = (approvals: ApprovalStore, tx: Sql, { approval, payload_hash }: StoredApproval, how: How) =>
  approvals.close(tx, approval.id, { status: how, rows: approval.rows, payload_hash, by: null })

function cancelled(run: RunRow, how: How): RunResult | null {
  if (!run.result) return null
  return { ...run.result, status: 'cancelled', reply: words[how][run.result.language], approvals: [] }
}

function sayEnd(
  log: EventLog,
  run: RunRow,
  result: RunResult,
  open: readonly StoredApproval[],
  how: How,
): void {
  log.say({ type: EventType.RUN_STARTED, threadId: run.thread_id, runId: run.id })
  for (const { approval } of open) {
    const ended: Approval = { ...approval, status: how }
    log.say(activity(approval.id, 'hotcrm.approval', ended))
  }
  log.text(`${run.id}:withdrawn`, result.reply)
  log.say({
    type: EventType.RUN_FINISHED,
    threadId: run.thread_id,
    runId: run.id,
    outcome: { type: 'cancelled' },
    result,
  })
}
