import { nextFocus } from '../memory/focus.ts'
import { citationsOf } from '../reply/citations.ts'
import { composeReply } from '../reply/compose.ts'
import { custom } from '../say.ts'
import type { RunScope } from '../scope.ts'
import type { State } from '../state.ts'
import { outcomesOf } from '../steps/outcomes.ts'
import { resultOf, summaryOf } from '../steps/result.ts'
import { endSegment, finished } from './end.ts'

/**
 * The run waits for a person: the lease is given back, and this segment of events ends with the
 * interrupt. After the decision the same run goes on with a segment of its own. False when somebody
 * decided already: then there is nothing to wait for.
 */
export async function pauseRun(scope: RunScope, state: State): Promise<boolean> {
  const { run, events } = scope
  const outcomes = await outcomesOf(scope, state.plan)
  const open = (await scope.approvals.ofRun(run.id))
    .map(({ approval }) => approval)
    .filter((approval) => approval.status === 'pending')
  if (open.length === 0) return false
  const approvals = open.map(summaryOf)
  const reply = await composeReply(scope, state, outcomes, approvals[0] ?? null)
  events.text(`${run.id}:waiting:${open[0]?.id ?? ''}`, reply)
  const citations = await citationsOf(outcomes, scope.crm)
  if (citations.length > 0) events.say(custom('hotcrm.citations', citations))
  const result = resultOf(scope, state, outcomes, {
    status: 'approval_required',
    reply,
    citations,
    approvals,
  })
  const interrupts = open.map((approval) => ({
    id: approval.id,
    reason: 'tool_call',
    toolCallId: approval.step_id,
    message: approval.summary,
    expiresAt: approval.expires_at,
  }))
  await endSegment(scope, 'waiting', result, finished(scope, result, { type: 'interrupt', interrupts }), {
    focus: nextFocus(state.focus, outcomes),
    pending: null,
  })
  return true
}
