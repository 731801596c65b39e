import type { ActionPreview, Label, RecordLabel, View } from '#crm-core/contract'
import type { Citation } from './run-result.ts'
import type { PlanStep } from '../plan.ts'

/**
 * How HotCRM uses AG-UI 1.0:
 * - RUN_STARTED, RUN_FINISHED (`outcome` success | interrupt | cancelled, `result` a RunResult), RUN_ERROR {code}
 * - TEXT_MESSAGE_START/CONTENT/END: the reply, streamed
 * - TOOL_CALL_START/ARGS/END/RESULT: one a step, toolCallId = step id, RESULT content = summary in the reader's language
 * - ACTIVITY_SNAPSHOT: the contents below, by activityType; messageId is stable, so a later snapshot replaces the earlier
 * - CUSTOM: name `hotcrm.notice` {text}, `hotcrm.suggestions` string[], `hotcrm.citations` Citation[]
 */
export interface ActivityContents {
  'hotcrm.plan': { readonly steps: readonly PlanStep[]; readonly interpretation: string }
  'hotcrm.view': { readonly step_id: string; readonly view: View }
  'hotcrm.approval': Approval
  'hotcrm.clarify': { readonly question: string; readonly choices: readonly RecordLabel[] }
}
export type ActivityType = keyof ActivityContents

export interface CustomValues {
  /** Something the reader should know that is not the reply: the model is down, builtin answered. */
  'hotcrm.notice': { readonly text: string; readonly level: 'info' | 'warning' }
  'hotcrm.suggestions': readonly string[]
  'hotcrm.citations': readonly Citation[]
}

export type RowDecision = 'approved' | 'edited' | 'rejected'
export interface ApprovalRow {
  readonly id: string
  /** Exact arguments that will run. */
  readonly args: Readonly<Record<string, unknown>>
  readonly preview: ActionPreview
  readonly decision: RowDecision | null
  /** Execution after the decision; null while waiting. */
  readonly outcome: 'done' | 'failed' | null
  readonly error?: string
}
export type ApprovalStatus = 'pending' | 'decided' | 'cancelled' | 'expired'
export interface Approval {
  readonly id: string
  readonly run_id: string
  readonly thread_id: string
  readonly step_id: string
  readonly tool: string
  readonly status: ApprovalStatus
  readonly summary: string
  readonly reason: Label
  readonly rows: readonly ApprovalRow[]
  readonly created_at: string
  readonly expires_at: string
  readonly decided_at: string | null
  readonly decided_by: string | null
}
/** Body of POST /approvals/{id}: rows not named take `decision`. */
export interface ApprovalDecision {
  readonly decision: 'approve' | 'reject'
  readonly rows?: readonly {
    readonly id: string
    readonly decision: 'approve' | 'edit' | 'reject'
    readonly args?: Readonly<Record<string, unknown>>
  }[]
}

export interface ThreadSummary {
  readonly id: string
  readonly title: string
  readonly updated_at: string
  /** Status of its newest run, null before the first. */
  readonly status: string | null
}
/** One run of a thread as it is read back: the words of the user and every event, numbered. */
export interface RunRecord {
  readonly id: string
  readonly text: string
  readonly status: string
  readonly created_at: string
  readonly events: readonly { readonly seq: number; readonly event: Readonly<Record<string, unknown>> }[]
}
export interface Thread extends ThreadSummary {
  readonly runs: readonly RunRecord[]
}
