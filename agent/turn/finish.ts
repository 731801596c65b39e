import { EventType } from '@ag-ui/core'
import { HotcrmError, errorWords, type ErrorCode } from '#crm-core/contract'
import { failureOf } from '#tools'
import type { RunScope } from '../scope.ts'
import type { State } from '../state.ts'
import { outcomesOf } from '../steps/outcomes.ts'
import { resultOf, statusOf, summaryOf } from '../steps/result.ts'
import { endSegment, finished } from './end.ts'

/** The graph came to its end. */
export async function finishRun(scope: RunScope, state: State): Promise<void> {
  const outcomes = await outcomesOf(scope, state.plan)
  const asked = outcomes.some(({ actions }) => actions.some((action) => action.approval_id !== null))
  const approvals = asked ? await scope.approvals.ofRun(scope.run.id) : []
  const status = statusOf(state, outcomes)
  const result = resultOf(scope, state, outcomes, {
    status,
    reply: state.reply,
    citations: state.citations,
    approvals: approvals.map(({ approval }) => summaryOf(approval)),
  })
  await endSegment(
    scope,
    status === 'approval_required' ? 'waiting' : status,
    result,
    finished(scope, result, { type: 'success' }),
    { focus: state.focus, pending: state.pending },
  )
}

const stopped = {
  en: 'Stopped. What was done before that stands.',
  zh: '已停止。此前完成的操作仍然有效。',
} as const

/** Stopped by a person: what was done stands, the rest is skipped. */
export async function cancelRun(scope: RunScope, state: State): Promise<void> {
  await scope.steps.skipRest()
  const reply = stopped[scope.actor.language]
  const result = await resultNow(scope, state, 'cancelled', reply)
  scope.events.closeTexts()
  scope.events.text(`${scope.run.id}:stopped`, reply)
  await endSegment(scope, 'cancelled', result, finished(scope, result, { type: 'cancelled' }))
}

/** A fault: told in plain words, nothing of the inside. */
export async function failRun(scope: RunScope, state: State, error: unknown): Promise<void> {
  const { code, message } = wordsFor(error, scope)
  await scope.steps.skipRest()
  const result = await resultNow(scope, state, 'failed', message)
  scope.events.closeTexts()
  await endSegment(scope, 'failed', result, { type: EventType.RUN_ERROR, message, code })
}

function wordsFor(error: unknown, { run, actor }: RunScope): { code: ErrorCode; message: string } {
  if (error instanceof HotcrmError) return failureOf(error, actor.language)
  return { code: 'internal', message: errorWords('internal', { request_id: run.id }, actor.language) }
}

async function resultNow(scope: RunScope, state: State, status: 'cancelled' | 'failed', reply: string) {
  return resultOf(scope, state, await outcomesOf(scope, state.plan), {
    status,
    reply,
    citations: [],
    approvals: [],
  })
}
