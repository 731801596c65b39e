import type {
  ActivityContents,
  Approval,
  Citation,
  CustomValues,
  RunResult,
  RunStatus,
  StepResult,
} from '#agent/events'
import type { View } from '#crm-core/contract'

/** How far one step is; `waiting` while an approval for it is open. */
export type ToolStatus = 'running' | 'waiting' | StepResult['status']

/** One thing that a run says, in the order in which it was first said. */
export type RunPart =
  | { readonly kind: 'text'; readonly id: string; readonly text: string; readonly streaming: boolean }
  | ToolPart
  | ({ readonly kind: 'plan'; readonly id: string } & ActivityContents['hotcrm.plan'])
  | { readonly kind: 'view'; readonly id: string; readonly step_id: string; readonly view: View }
  | { readonly kind: 'approval'; readonly id: string; readonly approval: Approval }
  | ({ readonly kind: 'clarify'; readonly id: string } & ActivityContents['hotcrm.clarify'])
  | ({ readonly kind: 'notice'; readonly id: string } & CustomValues['hotcrm.notice'])

export interface ToolPart {
  readonly kind: 'tool'
  /** Step id. */
  readonly id: string
  readonly tool: string
  /** JSON text of the arguments, whole once the call has ended. */
  readonly args: string
  readonly status: ToolStatus
  readonly summary: string
  readonly error: StepResult['error']
  /** Milliseconds of the clock that stamped the events; null when they were not stamped. */
  readonly started_at: number | null
  readonly finished_at: number | null
}

export interface RunState {
  readonly run_id: string | null
  readonly status: 'running' | RunStatus
  /** Number of the last event taken in; where to resume. */
  readonly last_seq: number
  readonly parts: readonly RunPart[]
  readonly suggestions: readonly string[]
  readonly citations: readonly Citation[]
  readonly result: RunResult | null
  readonly error: { readonly code: string; readonly message: string } | null
}

/** A run of which nothing has been heard. */
export const emptyRun: RunState = {
  run_id: null,
  status: 'running',
  last_seq: 0,
  parts: [],
  suggestions: [],
  citations: [],
  result: null,
  error: null,
}
