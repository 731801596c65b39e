import { EventType, type AGUIEvent } from '@ag-ui/core'
import type { RunResult } from '../events/run-result.ts'
import type { RunScope } from '../scope.ts'
import type { StoredRunStatus } from '../store/runs.ts'

/** Another worker took the run over: whatever this one still does must not be written. */
export class LeaseLost extends Error {
  constructor(run_id: string) {
    super(`the lease on run ${run_id} was lost`)
    this.name = 'LeaseLost'
  }
}

/** Stores the last events and the status of the run together: a reader who sees the end sees it whole. */
export async function endSegment(
  scope: RunScope,
  status: StoredRunStatus,
  result: RunResult,
  last: AGUIEvent,
): Promise<void> {
  scope.events.say(last)
  await scope.events.hold()
  await scope.transaction(async (tx) => {
    const mine = await scope.runs.end(tx, scope.run.id, ['running'], status, result, scope.owner)
    if (!mine) throw new LeaseLost(scope.run.id)
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
