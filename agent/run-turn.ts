import { EventType } from '@ag-ui/core'
import { Command, GraphDrained, isInterrupted, type RunControl } from '@langchain/langgraph'
import type { AgentGraph } from './graph.ts'
import type { RunScope } from './scope.ts'
import { initialState, type State } from './state.ts'
import { finishRun } from './turn/finish.ts'
import { pauseRun } from './turn/pause.ts'

/** How a segment of a run came to its end in this process. */
export type Turn = 'ended' | 'waiting' | 'drained'

/**
 * Drives the graph of one leased run from where it stands to its end or its next pause. Events are
 * stored as they come, the last ones in the transaction that writes the run's status.
 */
export async function runTurn(graph: AgentGraph, scope: RunScope, control: RunControl): Promise<Turn> {
  const { run, events } = scope
  const config = {
    configurable: { thread_id: run.id },
    context: { scope },
    durability: 'sync' as const,
    recursionLimit: 3 * scope.limits.steps + 40,
    maxConcurrency: 4,
    signal: scope.signal,
    control,
  }
  events.closeTexts()
  if (!events.inRun) events.say({ type: EventType.RUN_STARTED, threadId: run.thread_id, runId: run.id })
  try {
    for (;;) {
      const input = await whereItStands(graph, scope)
      const state = input === 'pending' ? null : await graph.invoke(input, config)
      if (state && !isInterrupted(state)) {
        await finishRun(scope, state)
        return 'ended'
      }
      if (await pauseRun(scope, await stateOf(graph, run.id))) return 'waiting'
    }
  } catch (error) {
    if (error instanceof GraphDrained) return 'drained'
    throw error
  }
}

/** The state of a run as last checkpointed. */
export async function stateOf(graph: AgentGraph, run_id: string): Promise<State> {
  const { values } = await graph.getState({ configurable: { thread_id: run_id } })
  return { ...initialState, ...values }
}

/** New runs begin; decided ones get their nudge; a run that a crash left goes on from its last checkpoint. */
async function whereItStands(graph: AgentGraph, scope: RunScope) {
  const snapshot = await graph.getState({ configurable: { thread_id: scope.run.id } })
  if (!snapshot.createdAt) return {}
  if (!snapshot.tasks.some((task) => task.interrupts.length > 0)) return null
  const approvals = await scope.approvals.ofRun(scope.run.id)
  const open = approvals.some(({ approval }) => approval.status === 'pending')
  return open ? ('pending' as const) : new Command({ resume: 'decided' })
}
