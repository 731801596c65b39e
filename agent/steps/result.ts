import type { ApprovalSummary, Citation, RunResult, RunStatus, StepResult } from '../events/run-result.ts'
import type { RunScope } from '../scope.ts'
import type { State } from '../state.ts'
import type { StepOutcome } from './outcome.ts'
import { finalStatuses } from '../store/steps.ts'

interface Ended {
  readonly status: RunStatus
  readonly reply: string
  readonly citations: readonly Citation[]
  readonly approvals: readonly ApprovalSummary[]
}

/** What `hotcrm -p --json` prints, from the stored outcomes. */
export function resultOf(
  scope: RunScope,
  state: State,
  outcomes: readonly StepOutcome[],
  ended: Ended,
): RunResult {
  const { run, actor, limits } = scope
  const ms = Math.round(performance.now() - limits.started)
  return {
    thread_id: run.thread_id,
    run_id: run.id,
    status: ended.status,
    reply: ended.reply,
    language: actor.language,
    plan: state.plan,
    steps: outcomes.filter(isEnded).map((outcome) => stepResult(outcome, scope)),
    approvals: ended.approvals,
    citations: ended.citations,
    usage: {
      ...state.spent,
      model: state.spent.model_calls > 0 ? (scope.model?.name ?? 'builtin') : 'builtin',
      ms: ms + (run.result?.usage.ms ?? 0),
    },
  }
}

const isEnded = ({ actions }: StepOutcome): boolean =>
  actions.every((action) => finalStatuses.includes(action.status))

function stepResult(
  { step, args, status, summary, records, error }: StepOutcome,
  { actor }: RunScope,
): StepResult {
  return {
    id: step.id,
    tool: step.tool,
    args,
    status,
    summary: error && status !== 'done' ? error.message : summary[actor.language],
    records,
    error: error && { code: error.code, message: error.message },
  }
}

/** How a run that came to its end is called: failed only when it meant to do something and nothing came of it. */
export function statusOf(state: State, outcomes: readonly StepOutcome[]): RunStatus {
  if (state.ending?.kind === 'budget' || state.ending?.kind === 'limit') return 'budget_exceeded'
  if (state.ending?.kind === 'clarify') return 'clarification'
  if (state.ending) return 'completed'
  const failed = outcomes.some((outcome) => outcome.status === 'failed')
  const asked = outcomes.filter((outcome) => outcome.effect !== 'read' || outcomes.length === 1)
  const through = asked.some((outcome) => outcome.status === 'done' || outcome.status === 'rejected')
  return failed && !through ? 'failed' : 'completed'
}

export const summaryOf = (approval: {
  readonly id: string
  readonly step_id: string
  readonly tool: string
  readonly summary: string
  readonly rows: readonly unknown[]
}): ApprovalSummary => ({
  id: approval.id,
  step_id: approval.step_id,
  tool: approval.tool,
  summary: approval.summary,
  rows: approval.rows.length,
})
