import { EventType, type AGUIEvent } from '@ag-ui/core'
import type { RunResult } from '../events/run-result.ts'
import type { RunScope } from '../scope.ts'
import type { StoredRunStatus } from '../store/runs.ts'
import type { ThreadMemory } from '../store/threads.ts'

/** Another worker took the run over: whatever this one still does must not be written. */
export class LeaseLost extends Error {
  constructor(run_id: string) {
    super(`the lease on run ${run_id} was lost`)
    this.name = 'LeaseLost'
  }
}

/**
 * Stores the last events, the status of the run and what the thread remembers together: a reader who
 * sees the end sees it whole, and a run that begins anew finds the thread as it was.
 */
export async function endSegment(
  scope: RunScope,
  status: StoredRunStatus,
  result: RunResult,
  last: AGUIEvent,
  memory: ThreadMemory | null = null,
): Promise<void> {
  scope.events.say(last)
  await scope.events.hold()
  await scope.transaction(async (tx) => {
    const mine = await scope.runs.end(tx, scope.run.id, ['running'], status, result, scope.owner)
    if (!mine) throw new LeaseLost(scope.run.id)
    if (memory) await scope.threads.remember(tx, scope.run.thread_id, memory)
    await scope.events.drain(tx)
  })
  scope.events.tell()
}

export const finished = (
  { run }: RunScope,
  result: RunResult,
  outcome: Extract<AGUIEvent, { type: EventType.RUN_FINISHED }>['outcome'],
): AGUIEvent => ({
  type: EventType.RUN_FINISHED,
  threadId: run.thread_id,
  runId: run.id,
  outcome,
  result,
})
