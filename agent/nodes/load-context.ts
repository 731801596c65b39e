import { scopeOf, type NodeRuntime } from '../scope.ts'
import { isoOrNull } from '../store/times.ts'
import type { State, Update } from '../state.ts'

/** Fixes what was in play when the user spoke, so that a resume, or a second beginning, reads the same sentence the same way. */
export async function loadContext(_: State, runtime: NodeRuntime): Promise<Update> {
  const { threads, run, clock } = scopeOf(runtime)
  const { focus, pending } = await threads.memory(run.thread_id)
  return { now: isoOrNull(run.started_at) ?? clock.now().toISOString(), focus, pending }
}
