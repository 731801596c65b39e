import { z } from 'zod'
import type { Agent } from '#agent'
import type { Approval, ApprovalDecision } from '#agent/events'
import { HotcrmError } from '#crm-core/contract'
import type { Actor } from '#crm-core/contract'
import type { ResumeEntry } from './run-input.ts'

/** What AG-UI clients answer an interrupt with: approved or not, with edited arguments. */
const payload = z.object({
  approved: z.boolean().default(true),
  editedArgs: z.record(z.string(), z.unknown()).optional(),
  rows: z
    .array(
      z.object({
        id: z.string(),
        decision: z.enum(['approve', 'edit', 'reject']),
        args: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})
type RowAnswer = NonNullable<ApprovalDecision['rows']>[number]

/**
 * Decides the open approvals of a thread as an AG-UI client answered them. An interrupt id names an
 * approval or one of its rows; a row that no answer names is rejected. Nothing is decided unless
 * every id is known.
 */
export async function resumeRun(
  agent: Agent,
  actor: Actor,
  thread_id: string,
  entries: readonly ResumeEntry[],
): Promise<{ run_id: string; after: number }> {
  const thread = await agent.threads.get(actor, thread_id)
  const pending = await agent.approvals.list(actor, 'pending')
  const open = pending.filter((approval) => approval.thread_id === thread_id)
  for (const { interruptId } of entries)
    if (!open.some((approval) => names(approval, interruptId)))
      throw new HotcrmError('not_found', { object: 'interrupt' })
  const answered = open.filter((approval) => entries.some((e) => names(approval, e.interruptId)))
  const run_id = answered[0]?.run_id ?? ''
  const after = thread.runs.find((run) => run.id === run_id)?.events.at(-1)?.seq ?? 0
  const decisions = answered.map((approval) => ({ approval, decision: decisionOf(approval, entries) }))
  for (const { approval, decision } of decisions) await agent.approvals.decide(actor, approval.id, decision)
  return { run_id, after }
}

const names = (approval: Approval, id: string) =>
  approval.id === id || approval.rows.some((row) => row.id === id)

function decisionOf(approval: Approval, entries: readonly ResumeEntry[]): ApprovalDecision {
  const whole = entries.find((entry) => entry.interruptId === approval.id)
  if (whole) {
    const answer = read(whole)
    return {
      decision: answer.approved ? 'approve' : 'reject',
      rows: answer.rows ?? rowsFor(approval, answer),
    }
  }
  const rows = entries
    .filter((entry) => names(approval, entry.interruptId))
    .map((entry): RowAnswer => rowAnswer(entry.interruptId, read(entry)))
  return { decision: 'reject', rows }
}

/** Edited arguments for a whole approval make sense only where it has one row. */
function rowsFor(approval: Approval, answer: z.infer<typeof payload>): RowAnswer[] | undefined {
  const [row, ...others] = approval.rows
  if (!answer.editedArgs || !answer.approved) return undefined
  if (!row || others.length > 0)
    throw new HotcrmError('bad_request', { reason: 'editedArgs need the id of the row that they edit' })
  return [rowAnswer(row.id, answer)]
}

function rowAnswer(id: string, { approved, editedArgs }: z.infer<typeof payload>): RowAnswer {
  if (!approved) return { id, decision: 'reject' }
  return editedArgs ? { id, decision: 'edit', args: editedArgs } : { id, decision: 'approve' }
}

function read(entry: ResumeEntry): z.infer<typeof payload> {
  if (entry.status === 'cancelled') return { approved: false }
  const parsed = payload.safeParse(entry.payload ?? {})
  if (!parsed.success) throw new HotcrmError('bad_request', { reason: 'resume payload is not readable' })
  return parsed.data
}
