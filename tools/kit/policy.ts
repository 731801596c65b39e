import type { ActorCrm, Label, ObjectDescription } from '#crm-core/contract'
import { matchesApproval } from './preapproval.ts'
import type { Action, Decision, PolicyMode, Tool } from './types.ts'

/** What the policy may look at when it judges one action of a step. */
export interface PolicyInput {
  readonly tool: Tool
  readonly action: Action
  /** Actions in the same step: bulk is judged as bulk. */
  readonly count: number
  readonly mode: PolicyMode
  /** TOOL or TOOL:GLOB that the person approved beforehand. */
  readonly preapproved: readonly string[]
  /** False when nobody can be asked: then what would be asked is denied. */
  readonly can_ask: boolean
  readonly crm: Pick<ActorCrm, 'describe'>
}

interface Rule {
  readonly name: string
  readonly effect: Decision['effect']
  readonly reason: Label
  applies(input: PolicyInput): boolean
}

/** From this amount on, a change of money asks, whatever else allows it. */
export const moneyLimit = 1_000_000
/** In auto-safe mode, this many new tasks or activities may be made without asking. */
export const safeBulk = 25

/** First match decides. */
const rules: readonly Rule[] = [
  {
    name: 'reads-are-free',
    effect: 'allow',
    reason: { en: 'Reading changes nothing.', zh: '读取不会改变任何数据。' },
    applies: ({ tool }) => tool.effect === 'read',
  },
  {
    name: 'plan-mode',
    effect: 'deny',
    reason: { en: 'This is a dry run: nothing is written.', zh: '当前为试运行：不写入任何数据。' },
    applies: ({ mode }) => mode === 'plan',
  },
  {
    name: 'metadata-asks',
    effect: 'ask',
    reason: {
      en: 'This changes objects or fields for the whole workspace, so it is asked every time.',
      zh: '此操作会更改整个工作区的对象或字段，因此每次都需要确认。',
    },
    applies: ({ tool }) => tool.effect === 'admin',
  },
  {
    name: 'approved-beforehand',
    effect: 'allow',
    reason: { en: 'You approved this beforehand.', zh: '您已预先批准。' },
    applies: ({ tool, action, preapproved }) =>
      preapproved.some((pattern) => matchesApproval(pattern, tool.name, action)),
  },
  {
    name: 'sending-asks',
    effect: 'ask',
    reason: { en: 'E-mail leaves the house and cannot be taken back.', zh: '邮件一旦发出便无法撤回。' },
    applies: ({ tool }) => tool.effect === 'send',
  },
  {
    name: 'deleting-asks',
    effect: 'ask',
    reason: { en: 'This deletes records.', zh: '此操作会删除记录。' },
    applies: ({ tool }) => tool.effect === 'delete',
  },
  {
    name: 'drafts-are-free',
    effect: 'allow',
    reason: { en: 'Nobody receives a draft.', zh: '草稿不会发送给任何人。' },
    applies: ({ tool }) => tool.effect === 'draft',
  },
  {
    name: 'owner-change-asks',
    effect: 'ask',
    reason: { en: 'This gives a record to somebody else.', zh: '此操作会把记录转给其他人。' },
    applies: ({ action }) => Object.hasOwn(valuesOf(action), 'owner_id') && action.target !== null,
  },
  {
    name: 'large-amount-asks',
    effect: 'ask',
    reason: { en: 'The amount is large.', zh: '金额较大。' },
    applies: ({ action, crm }) => largestAmount(action, crm) >= moneyLimit,
  },
  {
    name: 'safe-bulk',
    effect: 'allow',
    reason: { en: 'New tasks and activities are safe.', zh: '新建任务和活动是安全的。' },
    applies: ({ mode, count, action }) => mode === 'auto-safe' && action.target === null && count <= safeBulk,
  },
  {
    name: 'bulk-asks',
    effect: 'ask',
    reason: { en: 'This changes several records at once.', zh: '此操作会同时更改多条记录。' },
    applies: ({ count }) => count > 1,
  },
]

/** Judges one action. No rule of its own means a single write within the actor's rights: allowed, and undoable by hand. */
export function decide(input: PolicyInput): Decision {
  const rule = rules.find((one) => one.applies(input))
  if (!rule || rule.effect === 'allow') return { effect: 'allow', rule: rule?.name ?? 'single-write' }
  if (rule.effect === 'ask' && !input.can_ask)
    return { effect: 'deny', rule: `${rule.name} (nobody to ask)`, reason: rule.reason }
  return { effect: rule.effect, rule: rule.name, reason: rule.reason }
}

function valuesOf(action: Action): Readonly<Record<string, unknown>> {
  const values = action.args['changes'] ?? action.args['values']
  return typeof values === 'object' && values !== null ? { ...values } : {}
}

/** The largest of what is written: to the record itself, and to a deal that is made with it. */
function largestAmount(action: Action, crm: PolicyInput['crm']): number {
  const object = action.target?.object ?? action.args['object']
  const own = typeof object === 'string' ? largestOf(object, valuesOf(action), crm) : 0
  const deal = action.args['deal']
  if (typeof deal !== 'object' || deal === null) return own
  return Math.max(own, largestOf('opportunity', { ...deal }, crm))
}

function largestOf(
  object: string,
  values: Readonly<Record<string, unknown>>,
  crm: PolicyInput['crm'],
): number {
  const description: ObjectDescription = crm.describe(object)
  const money = new Set(
    description.fields.filter((field) => field.measures === 'money').map((field) => field.name),
  )
  const amounts = Object.entries(values)
    .filter(([name]) => money.has(name))
    .map(([, value]) => amountOf(value))
  return Math.max(0, ...amounts)
}

function amountOf(value: unknown): number {
  const amount = typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value
  const number = Math.abs(Number(typeof amount === 'string' ? amount.replaceAll(',', '') : amount))
  // What cannot be read as a number is refused later by the field itself; until then it counts as large.
  return Number.isNaN(number) ? Number.POSITIVE_INFINITY : number
}
