import { EventType, type Approval, type ApprovalRow } from '#agent/events'
import type { AnyRecord, View } from '#crm-core/contract'
import { newId, records } from './fake-data.ts'
import { forecast, leadScores, whatIf } from './fake-scores.ts'

type Event = Readonly<Record<string, unknown>>
export interface Play {
  /** Events before the run ends or pauses. */
  readonly events: readonly Event[]
  readonly status: 'completed' | 'approval_required' | 'clarification' | 'failed'
  readonly approval?: Approval
  /** Milliseconds between two events. */
  readonly pace: number
}

const wordsOf = (text: string): string[] => text.match(/\s*\S{1,6}/gu) ?? []
const said = (text: string): Event[] => {
  const messageId = newId()
  return [
    { type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' },
    ...wordsOf(text).map((delta) => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta })),
    { type: EventType.TEXT_MESSAGE_END, messageId },
  ]
}
const activity = (activityType: string, content: object): Event => ({
  type: EventType.ACTIVITY_SNAPSHOT,
  messageId: newId(),
  activityType,
  content,
})
const step = (id: string, tool: string, args: object, content: string, ms: number): Event[] => [
  { type: EventType.TOOL_CALL_START, toolCallId: id, toolCallName: tool, timestamp: 1000 },
  { type: EventType.TOOL_CALL_ARGS, toolCallId: id, delta: JSON.stringify(args) },
  { type: EventType.TOOL_CALL_END, toolCallId: id },
  { type: EventType.TOOL_CALL_RESULT, messageId: newId(), toolCallId: id, content, timestamp: 1000 + ms },
]
const custom = (name: string, value: unknown): Event => ({ type: EventType.CUSTOM, name, value })

const leads = (records['lead'] ?? []).slice(0, 5)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const nameOf = (lead: AnyRecord): string => {
  const [first, last] = [textOf(lead['first_name']), textOf(lead['last_name'])]
  return /\p{Script=Han}/u.test(first) ? last + first : `${first} ${last}`
}
const mailRow = (lead: AnyRecord, index: number): ApprovalRow => ({
  id: `r${index + 1}`,
  args: {
    to: { object: 'lead', id: lead.id },
    subject: `Welcome, ${nameOf(lead)}`,
    body: mailBody(nameOf(lead)),
  },
  preview: {
    kind: 'email',
    email: {
      to: { object: 'lead', id: lead.id },
      to_label: { object: 'lead', id: lead.id, display: nameOf(lead) },
      to_address: `mail${index + 1}@example.com`,
      from_address: 'lin@demo.test',
      subject: `Welcome, ${nameOf(lead)}`,
      body: mailBody(nameOf(lead)),
    },
  },
  decision: null,
  outcome: null,
})
const mailBody = (name: string): string =>
  `Hello ${name},\n\nthank you for your interest. I look after companies like yours and would like to hear what you are working on.\n\nWould a short call this week suit you?\n\nBest regards\nLin Tao`

const approval = (
  run_id: string,
  thread_id: string,
  summary: string,
  tool: string,
  rows: readonly ApprovalRow[],
): Approval => ({
  id: newId(),
  run_id,
  thread_id,
  step_id: 's2',
  tool,
  status: 'pending',
  summary,
  reason: { en: 'Every e-mail is asked before it is sent.', zh: '发送任何邮件之前都要征得同意。' },
  rows,
  created_at: '2026-11-23T08:00:00Z',
  expires_at: '2026-11-30T08:00:00Z',
  decided_at: null,
  decided_by: null,
})

const searched = [
  activity('hotcrm.plan', {
    interpretation:
      'Find leads created this week with a score of at least 80, then send each a welcome e-mail.',
    steps: [
      { id: 's1', tool: 'search_records', args: { object: 'lead' } },
      { id: 's2', tool: 'send_email', args: { to: { $from: 's1', pick: 'all' } } },
    ],
  }),
  ...step(
    's1',
    'search_records',
    { object: 'lead', filter: { field: 'lead_score', op: '>=', value: 80 } },
    '5 leads found.',
    12,
  ),
  activity('hotcrm.view', {
    step_id: 's1',
    view: {
      kind: 'records',
      object: 'lead',
      columns: ['last_name', 'company', 'title', 'lead_score', 'status', 'owner_id'],
      records: leads,
      labels: { [leads[0]?.owner_id ?? '']: 'Lin Tao' },
      total: 5,
      next_cursor: null,
      query: {},
    },
  }),
]

/** What the fake agent answers, by a word of the question. */
export function play(text: string, run_id: string, thread_id: string): Play {
  const has = (...words: string[]) => words.some((word) => text.toLowerCase().includes(word))
  if (has('welcome', '欢迎'))
    return asking(approval(run_id, thread_id, 'Send 5 welcome e-mails', 'send_email', leads.map(mailRow)))
  if (has('thousand')) {
    const rows = Array.from({ length: 1000 }, (_, index) => mailRow(leads[index % 5] ?? leads[0]!, index))
    return asking(approval(run_id, thread_id, 'Send 1,000 e-mails', 'send_email', rows))
  }
  if (has('move', '推进'))
    return asking(approval(run_id, thread_id, 'Move a deal to Negotiation', 'update_record', [changeRow()]))
  if (has('pipeline', '金额')) return { pace: 15, status: 'completed', events: pipeline }
  const told = predicted(text)
  if (told) return { pace: 15, status: 'completed', events: told }
  if (has('wang wei', '王伟')) return { pace: 15, status: 'clarification', events: [clarify] }
  if (has('tale')) return { pace: 60, status: 'completed', events: said('This takes a while. '.repeat(50)) }
  if (has('long')) return { pace: 60, status: 'completed', events: said('This takes a while. '.repeat(200)) }
  if (has('fail')) return { pace: 15, status: 'failed', events: said('Half of') }
  return {
    pace: 15,
    status: 'completed',
    events: [
      custom('hotcrm.notice', {
        text: 'The language model does not answer; the built-in planner did.',
        level: 'warning',
      }),
      ...said(
        `Here is what I found about [${nameOf(leads[0]!)}](record:lead/${leads[0]?.id}):\n\n- last contact **three days ago**\n- next step: \`send quote\`\n\n| Deal | Amount |\n|---|---|\n| Fleet renewal | $53,750 |\n\n![x](https://evil.example/p.png) <script>alert(1)</script>`,
      ),
      custom('hotcrm.suggestions', ['Show their open deals', 'Draft a follow-up e-mail']),
    ],
  }
}

const asking = (asked: Approval): Play => ({
  pace: 15,
  status: 'approval_required',
  approval: asked,
  events: [
    ...searched,
    { type: EventType.TOOL_CALL_START, toolCallId: 's2', toolCallName: asked.tool, timestamp: 2000 },
    { type: EventType.TOOL_CALL_ARGS, toolCallId: 's2', delta: '{}' },
    { type: EventType.TOOL_CALL_END, toolCallId: 's2' },
    { ...activity('hotcrm.approval', asked), messageId: asked.id },
    ...said(
      'I found **5 new high-value leads** this week and wrote each a welcome e-mail. Please look at them before they go out.',
    ),
  ],
})

function changeRow(): ApprovalRow {
  const deal = records['opportunity']?.[1]
  const ref = { object: 'opportunity', id: deal?.id ?? '' }
  return {
    id: 'r1',
    args: { records: ref, changes: { stage: 'negotiation', close_date: '2026-12-15' } },
    preview: {
      kind: 'change',
      object: 'opportunity',
      target: { ...ref, display: textOf(deal?.['name']), subtitle: '星辰科技' },
      changes: [
        { field: 'stage', before: 'proposal', after: 'negotiation' },
        { field: 'close_date', before: '2026-12-02', after: '2026-12-15' },
        { field: 'probability', before: 50, after: 75 },
      ],
    },
    decision: null,
    outcome: null,
  }
}

const clarify = activity('hotcrm.clarify', {
  question: 'Which one do you mean? 2 records fit.',
  choices: [
    { object: 'contact', id: newId(), display: '王伟', subtitle: '星辰科技' },
    { object: 'contact', id: newId(), display: '王伟', subtitle: '远航物流' },
  ],
})
const pipeline = [
  ...step(
    's1',
    'aggregate_records',
    { object: 'opportunity', group_by: ['stage'] },
    'Added up 64 opportunities by stage.',
    1840,
  ),
  activity('hotcrm.view', {
    step_id: 's1',
    view: {
      kind: 'aggregate',
      object: 'opportunity',
      query: { group_by: ['stage'], measures: [{ fn: 'sum', field: 'amount' }, { fn: 'count' }] },
      rows: [
        { group: ['prospecting'], labels: [null], values: ['1842500.00', 22] },
        { group: ['proposal'], labels: ['Proposal'], values: ['3210000.50', 19] },
        { group: ['negotiation'], labels: ['Negotiation'], values: ['980000.00', 11] },
      ],
    },
  }),
  ...said('Your open pipeline is **$6,032,500.50** over 52 deals; most of it is in Proposal.'),
]

/** What models say, by what is asked of them; null where nothing is. */
function predicted(text: string): readonly Event[] | null {
  const [first] = leadScores
  const scores = { kind: 'scores', model: 'lead-score', object: 'lead' } as const
  const id = first?.record_id ?? ''
  const views: readonly (readonly [RegExp, View])[] = [
    [/rank/i, { ...scores, scores: leadScores }],
    [/how good/i, { ...scores, scores: leadScores.slice(0, 1) }],
    [/what if none/i, { kind: 'what_if', what_if: whatIf(id, 99) }],
    [/what if/i, { kind: 'what_if', what_if: whatIf(id) }],
    [/revenue for long/i, { kind: 'forecast', forecast: forecast(12) }],
    [/revenue/i, { kind: 'forecast', forecast: forecast(6) }],
  ]
  const view = views.find(([pattern]) => pattern.test(text))?.[1]
  return view
    ? [activity('hotcrm.view', { step_id: 's1', view }), ...said('That is what the model says.')]
    : null
}

/** What follows a decision. */
export const afterDecision = (done: number): readonly Event[] => [
  {
    type: EventType.TOOL_CALL_RESULT,
    messageId: newId(),
    toolCallId: 's2',
    content: `${done} carried out.`,
    timestamp: 2900,
  },
  ...said(`Done: **${done}** carried out.`),
]
