import type { Approval, RunResult } from '#agent/events'
import type { NumberedEvent } from '#client'

type Event = NumberedEvent['event']

const usage = { model: 'builtin', model_calls: 0, tokens_in: 0, tokens_out: 0, cost_usd: 0, ms: 1 }

/** The events of a run that says something, with more of them between start and end. */
export function runSaying(reply: string, ...between: Event[]): Event[] {
  return [
    { type: 'RUN_STARTED', threadId: 't1', runId: 'r1' },
    ...between,
    { type: 'TEXT_MESSAGE_START', messageId: 'm1', role: 'assistant' },
    { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta: reply },
    { type: 'TEXT_MESSAGE_END', messageId: 'm1' },
    {
      type: 'RUN_FINISHED',
      threadId: 't1',
      runId: 'r1',
      outcome: { type: 'success' },
      result: resultOf('completed'),
    },
  ]
}

/** The events of a run that stops for an approval. */
export function runAsking(approval: Approval): Event[] {
  return [
    { type: 'RUN_STARTED', threadId: 't1', runId: 'r1' },
    { type: 'ACTIVITY_SNAPSHOT', messageId: approval.id, activityType: 'hotcrm.approval', content: approval },
    {
      type: 'RUN_FINISHED',
      threadId: 't1',
      runId: 'r1',
      outcome: { type: 'interrupt', interrupts: [] },
      result: resultOf('approval_required'),
    },
  ]
}

/** The events of a run that ends with a question. */
export function runAskingBack(question: string): Event[] {
  return runSaying(question).map((event) =>
    event['type'] === 'RUN_FINISHED' ? { ...event, result: resultOf('clarification') } : event,
  )
}

export function resultOf(status: RunResult['status'], more: Partial<RunResult> = {}): RunResult {
  return {
    thread_id: 't1',
    run_id: 'r1',
    status,
    reply: '',
    language: 'en',
    plan: [],
    steps: [],
    approvals: [],
    citations: [],
    usage,
    ...more,
  }
}

/** An approval of mails to the people named. */
export function mailApproval(...names: string[]): Approval {
  return {
    id: 'ap1',
    run_id: 'r1',
    thread_id: 't1',
    step_id: 's2',
    tool: 'send_email',
    status: 'pending',
    summary: `${names.length} e-mails`,
    reason: { en: 'Every e-mail is approved first.', zh: '每封邮件都需先审批。' },
    rows: names.map((name, index) => ({
      id: `row${index}`,
      args: { to: { object: 'lead', id: 'x' }, subject: `Hello ${name}`, body: 'Welcome.' },
      preview: {
        kind: 'email',
        email: {
          to: { object: 'lead', id: 'x' },
          to_label: { object: 'lead', id: 'x', display: name },
          to_address: 'someone@example.com',
          from_address: 'rep@example.com',
          subject: `Hello ${name}`,
          body: 'Welcome.',
        },
      },
      decision: null,
      outcome: null,
    })),
    created_at: '2026-11-20T02:00:00Z',
    expires_at: '2026-11-27T02:00:00Z',
    decided_at: null,
    decided_by: null,
  }
}
