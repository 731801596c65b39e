import { z } from 'zod'
import type { Actor, ActorCrm, Clock, Sql, WorkspaceSettings } from '#crm-core/contract'
import type { Runtime } from '@langchain/langgraph'
import type { Models, Tool } from '#tools'
import type { RowProgress } from './approvals/progress.ts'
import type { Limits } from './budget/limits.ts'
import type { ChatModel } from './llm/chat-model.ts'
import type { ApprovalStore } from './store/approvals.ts'
import type { EventLog } from './store/event-log.ts'
import type { RunRow, RunStore } from './store/runs.ts'
import type { StepStore } from './store/steps.ts'
import type { ThreadStore } from './store/threads.ts'

/** Everything the nodes of one run may use. Made anew at every start and resume, never stored. */
export interface RunScope {
  readonly run: RunRow
  /** Who holds the lease on the run. */
  readonly owner: string
  readonly actor: Actor
  readonly crm: ActorCrm
  readonly settings: () => Promise<WorkspaceSettings>
  readonly clock: Clock
  readonly tools: ReadonlyMap<string, Tool>
  readonly models: Models
  readonly model: ChatModel | null
  readonly limits: Limits
  readonly signal: AbortSignal
  readonly events: EventLog
  readonly runs: RunStore
  readonly steps: StepStore
  readonly approvals: ApprovalStore
  readonly progress: RowProgress
  readonly threads: ThreadStore
  readonly transaction: <T>(work: (tx: Sql) => Promise<T>) => Promise<T>
  /** Runs of the thread before this one, oldest first. */
  readonly earlierRuns: () => Promise<readonly RunRow[]>
  /** Keeps hold of work that must settle before the run is written down as ended. */
  readonly settle: <T>(work: Promise<T>) => Promise<T>
}

export const RunContext = z.object({ scope: z.custom<RunScope>() })
export type NodeRuntime = Runtime<z.infer<typeof RunContext>>

/** The scope of a node; a graph that was started without one is a fault of ours. */
export function scopeOf(runtime: NodeRuntime): RunScope {
  if (!runtime.context) throw new Error('the graph was started without its scope')
  return runtime.context.scope
}
