import { remember as leaveToNextTurn } from '../memory/remember.ts'
import { scopeOf, type NodeRuntime } from '../scope.ts'
import type { State, Update } from '../state.ts'
import { outcomesOf } from '../steps/outcomes.ts'

/** The last node: the thread keeps what was found and what was asked. */
export async function remember(state: State, runtime: NodeRuntime): Promise<Update> {
  const scope = scopeOf(runtime)
  await leaveToNextTurn(scope, state, await outcomesOf(scope, state.plan))
  return {}
}
