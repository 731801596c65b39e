import type { ErrorCode, Language, RecordRef } from '#crm-core/contract'
import type { PlanStep } from '../plan.ts'

export const runStatuses = [
  'completed',
  'approval_required',
  'clarification',
  'failed',
  'budget_exceeded',
  'cancelled',
] as const
export type RunStatus = (typeof runStatuses)[number]

export interface StepResult {
  readonly id: string
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  readonly status: 'done' | 'failed' | 'skipped' | 'rejected'
  readonly summary: string
  readonly records: readonly RecordRef[]
  readonly error: { readonly code: ErrorCode; readonly message: string } | null
}
export interface ApprovalSummary {
  readonly id: string
  readonly step_id: string
  readonly tool: string
  readonly summary: string
  readonly rows: number
}
export interface Citation extends RecordRef {
  readonly field: string | null
  readonly display: string
}
export interface RunUsage {
  readonly model: string
  readonly model_calls: number
  readonly tokens_in: number
  readonly tokens_out: number
  readonly cost_usd: number
  readonly ms: number
}
/** `hotcrm -p … --json` prints exactly this; it is also `result` of RUN_FINISHED. */
export interface RunResult {
  readonly thread_id: string
  readonly run_id: string
  readonly status: RunStatus
  readonly reply: string
  readonly language: Language
  readonly plan: readonly PlanStep[]
  readonly steps: readonly StepResult[]
  readonly approvals: readonly ApprovalSummary[]
  readonly citations: readonly Citation[]
  readonly usage: RunUsage
}
