import { withOutcomes } from '../approvals/rows.ts'
import { activity, sayResult } from '../say.ts'
import { scopeOf, type NodeRuntime, type RunScope } from '../scope.ts'
import type { State, Update } from '../state.ts'
import { outcomeOf, type StepOutcome } from '../steps/outcome.ts'

/** Gathers what became of the step's actions, shows it, and moves on to the next step. */
export async function reduce(state: State, runtime: NodeRuntime): Promise<Update> {
  const scope = scopeOf(runtime)
  const step = state.plan[state.cursor]
  if (!step) return { runnable: [], approval_id: null }
  const effect = scope.tools.get(step.tool)?.effect ?? 'read'
  const outcome = outcomeOf(step, effect, await scope.steps.ofStep(step.id))
  sayResult(scope.events, scope.run.id, step, outcome.error?.message ?? outcome.summary[scope.actor.language])
  showViews(scope, outcome)
  if (state.approval_id) await showOutcomes(scope, state.approval_id, outcome)
  return { cursor: state.cursor + 1, runnable: [], approval_id: null }
}

/** One view a step where there is one; a step of many actions is shown by its approval card. */
function showViews(scope: RunScope, { step, views, actions }: StepOutcome): void {
  const [view] = views
  if (view && actions.length === 1)
    scope.events.say(activity(`${scope.run.id}:${step.id}:view`, 'hotcrm.view', { step_id: step.id, view }))
}

async function showOutcomes(scope: RunScope, approval_id: string, outcome: StepOutcome): Promise<void> {
  const { approval } = await scope.approvals.get(approval_id)
  const rows = withOutcomes(approval.rows, outcome.actions)
  await scope.approvals.saveOutcomes(approval.id, rows)
  scope.events.say(activity(approval.id, 'hotcrm.approval', { ...approval, rows }))
}
