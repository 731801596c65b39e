import { nextFocus } from '../memory/focus.ts'
import { scopeOf, type NodeRuntime } from '../scope.ts'
import type { State, Update } from '../state.ts'
import { outcomesOf } from '../steps/outcomes.ts'

/** The last node: what the next turn will know of this one. It is stored together with the end of the run. */
export async function remember(state: State, runtime: NodeRuntime): Promise<Update> {
  const outcomes = await outcomesOf(scopeOf(runtime), state.plan)
  return {
    focus: nextFocus(state.focus, outcomes),
    pending: state.ending?.kind === 'clarify' ? state.ending.pending : null,
  }
}
