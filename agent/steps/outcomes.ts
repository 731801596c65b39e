import type { RunScope } from '../scope.ts'
import type { State } from '../state.ts'
import type { ActionRecord } from '../store/steps.ts'
import { outcomeOf, type StepOutcome } from './outcome.ts'

/** Outcomes of the steps before the cursor (or of all that were begun), in plan order. */
export async function outcomesOf(scope: RunScope, plan: State['plan']): Promise<StepOutcome[]> {
  const actions = await scope.steps.all()
  const byStep = new Map<string, ActionRecord[]>()
  for (const action of actions) byStep.set(action.step_id, [...(byStep.get(action.step_id) ?? []), action])
  return plan.flatMap((step) => {
    const own = byStep.get(step.id)
    return own ? [outcomeOf(step, scope.tools.get(step.tool)?.effect ?? 'read', own.toSorted(byIndex))] : []
  })
}

const byIndex = (a: ActionRecord, b: ActionRecord): number => a.action_index - b.action_index
