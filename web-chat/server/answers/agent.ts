import { z } from 'zod'
import { errorTable } from '#crm-core/contract'
import type { ActionPreview, EmailPreview, ErrorCode, FieldChange } from '#crm-core/contract'
import { runStatuses } from '#agent/events'
import type {
  Approval,
  ApprovalRow,
  PlannerResult,
  PlanStep,
  RunRecord,
  RunResult,
  StepResult,
  Thread,
  ThreadSummary,
} from '#agent/events'
import { fieldValue, label, language, recordLabel, recordRef, time } from './common.ts'

const errorCodes = Object.keys(errorTable)
export const errorCode = z
  .custom<ErrorCode>((code) => typeof code === 'string' && errorCodes.includes(code))
  .meta({
    id: 'ErrorCode',
    type: 'string',
    enum: errorCodes,
  })

const labels = z.record(z.string(), z.string())
const args = z.record(z.string(), z.unknown())
const change: z.ZodType<FieldChange> = z.strictObject({
  field: z.string(),
  before: fieldValue,
  after: fieldValue,
})
const email: z.ZodType<EmailPreview> = z
  .strictObject({
    to: recordRef,
    to_label: recordLabel,
    to_address: z.string(),
    from_address: z.string(),
    subject: z.string(),
    body: z.string(),
    template_id: z.string().optional(),
    related_to: recordRef.optional(),
  })
  .meta({ id: 'EmailPreview' })
const preview: z.ZodType<ActionPreview> = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('change'),
      object: z.string(),
      target: recordLabel.nullable(),
      changes: z.array(change),
      labels: labels.optional(),
    }),
    z.strictObject({ kind: z.literal('email'), email }),
    z.strictObject({ kind: z.literal('text'), text: label }),
  ])
  .meta({ id: 'ActionPreview' })

const row: z.ZodType<ApprovalRow> = z
  .strictObject({
    id: z.string(),
    args,
    preview,
    decision: z.enum(['approved', 'edited', 'rejected']).nullable(),
    outcome: z.enum(['done', 'failed']).nullable(),
    error: z.string().optional(),
  })
  .meta({ id: 'ApprovalRow' })
export const approval: z.ZodType<Approval> = z
  .strictObject({
    id: z.string(),
    run_id: z.string(),
    thread_id: z.string(),
    step_id: z.string(),
    tool: z.string(),
    status: z.enum(['pending', 'decided', 'cancelled', 'expired']),
    summary: z.string(),
    reason: label,
    rows: z.array(row),
    created_at: time,
    expires_at: time,
    decided_at: time.nullable(),
    decided_by: z.string().nullable(),
  })
  .meta({ id: 'Approval' })
export const approvals: z.ZodType<readonly Approval[]> = z.array(approval)

/** Arguments may hold a reference to what an earlier step found; crm-core judges them, not this schema. */
const planStep = z
  .strictObject({
    id: z.string(),
    tool: z.string(),
    args: z.custom<PlanStep['args']>(isObject).meta({ type: 'object' }),
  })
  .meta({ id: 'PlanStep' })
const step: z.ZodType<StepResult> = z
  .strictObject({
    id: z.string(),
    tool: z.string(),
    args,
    status: z.enum(['done', 'failed', 'skipped', 'rejected']),
    summary: z.string(),
    records: z.array(recordRef),
    error: z.strictObject({ code: errorCode, message: z.string() }).nullable(),
  })
  .meta({ id: 'StepResult' })

export const runResult: z.ZodType<RunResult> = z
  .strictObject({
    thread_id: z.string(),
    run_id: z.string(),
    status: z.enum(runStatuses),
    reply: z.string(),
    language,
    plan: z.array(planStep),
    steps: z.array(step),
    approvals: z.array(
      z.strictObject({
        id: z.string(),
        step_id: z.string(),
        tool: z.string(),
        summary: z.string(),
        rows: z.number().int(),
      }),
    ),
    citations: z.array(
      z.strictObject({
        object: z.string(),
        id: z.string(),
        field: z.string().nullable(),
        display: z.string(),
      }),
    ),
    usage: z.strictObject({
      model: z.string(),
      model_calls: z.number().int(),
      tokens_in: z.number().int(),
      tokens_out: z.number().int(),
      cost_usd: z.number(),
      ms: z.number(),
    }),
  })
  .meta({ id: 'RunResult' })

const summary = {
  id: z.string(),
  title: z.string(),
  updated_at: time,
  status: z.string().nullable(),
}
export const threadSummary: z.ZodType<ThreadSummary> = z.strictObject(summary).meta({ id: 'ThreadSummary' })
export const threadSummaries: z.ZodType<readonly ThreadSummary[]> = z.array(threadSummary)
const numberedEvent = z
  .strictObject({ seq: z.number().int(), event: z.looseObject({ type: z.string() }) })
  .meta({ id: 'NumberedEvent', description: 'An AG-UI 1.0 event with its number in the run' })
const run: z.ZodType<RunRecord> = z
  .strictObject({
    id: z.string(),
    text: z.string(),
    status: z.string(),
    created_at: time,
    events: z.array(numberedEvent),
  })
  .meta({ id: 'Run' })
export const thread: z.ZodType<Thread> = z
  .strictObject({ ...summary, runs: z.array(run) })
  .meta({ id: 'Thread' })

export const explanation: z.ZodType<PlannerResult> = z
  .strictObject({
    outcome: z.custom<PlannerResult['outcome']>(isObject).meta({
      type: 'object',
      description: 'By kind: plan (steps), clarify (question), unsupported (reason), reply (text)',
    }),
    confidence: z.number(),
    language,
    trace: z.array(z.strictObject({ text: z.string(), as: z.string() })),
  })
  .meta({ id: 'Explanation' })

export const acceptedRun = z.strictObject({ run_id: z.string() })
export const eventStream = z
  .string()
  .describe('Server-sent events: the number of each as id, an AG-UI 1.0 event as JSON data')

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
