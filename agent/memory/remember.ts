import type { RunScope } from '../scope.ts'
import type { State } from '../state.ts'
import type { StepOutcome } from '../steps/outcome.ts'
import { nextFocus } from './focus.ts'

/** Leaves to the next turn what this one found and what it asked. */
export async function remember(
  { threads, run }: RunScope,
  state: State,
  outcomes: readonly StepOutcome[],
): Promise<void> {
  await threads.remember(run.thread_id, {
    focus: nextFocus(state.focus, outcomes),
    pending: state.ending?.kind === 'clarify' ? state.ending.pending : null,
  })
}
