import { isNull, oneOf, type PlanFilter } from '../conditions.ts'
import type { Context } from '../context.ts'
import { Ask } from '../ask.ts'
import { role, sense, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { negate } from '../conditions.ts'
import { negationBefore, takeNegation } from './negation.ts'

type Concept = (context: Context, object: string, words: Words, index: number) => PlanFilter[] | null

/** Words that stand for a condition of their own; null when they say nothing of this object. */
const concepts: Readonly<Record<string, Concept>> = {
  high_value(context, object) {
    if (context.field(object, 'lead_score'))
      return [{ field: 'lead_score', op: '>=', value: context.input.settings.high_value_lead_score }]
    throw new Ask({
      en: 'High-value is defined for leads only (by their score). From which amount on do you mean?',
      zh: '“高价值”只对线索（按评分）有定义。您指的是金额在多少以上？',
    })
  },
  open(context, object) {
    const state = context.metadata.stateField(object)
    const codes = context.metadata.terminalCodes(object)
    return state && codes.length > 0 ? [oneOf(state.name, codes, true)] : null
  },
  closed(context, object) {
    const state = context.metadata.stateField(object)
    const codes = context.metadata.terminalCodes(object)
    return state && codes.length > 0 ? [oneOf(state.name, codes, false)] : null
  },
  // What "pipeline" adds is read once for the whole sentence.
  pipeline: () => [],
  won: (context, object) => state(context, object, 'closed_won'),
  lost: (context, object) => state(context, object, 'closed_lost'),
  done: (context, object) => state(context, object, 'completed'),
  overdue(context, object) {
    const field = context.metadata.firstField(object, ['due_date', 'close_date', 'resolution_due'])
    if (field === undefined) return null
    const open = concepts['open']?.(context, object, emptyWords, 0) ?? []
    return [{ field, op: 'in_period', value: { to: context.today } }, ...open]
  },
  slipping: (context, object, words, index) => concepts['overdue']?.(context, object, words, index) ?? null,
  unassigned(context, object) {
    const owner = context.metadata.ownerField(object)
    return owner ? [isNull(owner)] : null
  },
  // Away on a day is who left before it ended and is back after it began.
  away(context, object, words) {
    if (!context.field(object, 'start_date') || !context.field(object, 'end_date')) return null
    const at = words.find((token) => sense(token, 'when') !== undefined)
    const said = at < 0 ? undefined : sense(words.at(at), 'when')?.when
    if (said) words.take(at, at + 1, 'away then')
    const { today } = context.calendar
    const from = said ? said.from : today.toString()
    const to = said ? said.to : today.add({ days: 1 }).toString()
    return [
      ...(to ? [{ field: 'start_date', op: 'in_period', value: { to } } as const] : []),
      ...(from ? [{ field: 'end_date', op: 'in_period', value: { from } } as const] : []),
      ...(state(context, object, 'approved') ?? []),
    ]
  },
  plate(context, object, words) {
    const owner = context.metadata.ownerField(object)
    // Tom明天有什么任务: somebody else's.
    if (words.tokens.some((token) => sense(token, 'user')))
      return concepts['open']?.(context, object, words, 0) ?? []
    const when = words.find((token) => sense(token, 'when') !== undefined)
    const until = when < 0 ? undefined : sense(words.at(when), 'when')?.when.to
    if (when >= 0) words.take(when, when + 1, 'due until then')
    return [
      ...(owner ? [{ field: owner, op: '=', value: 'me' } as const] : []),
      ...(until && context.field(object, 'due_date')
        ? [{ field: 'due_date', op: 'in_period', value: { to: until } } as const]
        : []),
      ...(concepts['open']?.(context, object, words, 0) ?? []),
    ]
  },
  quiet(context, object, words, index) {
    const field = context.metadata.firstField(object, ['last_activity_at', 'last_activity_date'])
    if (!field) return null
    const never = neverContacted(context, object, words, index)
    if (never) return never
    return [{ or: [{ field, op: 'in_period', value: { to: quietSince(context, words) } }, isNull(field)] }]
  },
}
const emptyWords: Words = Object.freeze({}) as Words

function state(context: Context, object: string, code: string): PlanFilter[] | null {
  const field = context.metadata.stateField(object)
  return field?.options?.some((option) => option.code === code) ? [oneOf(field.name, [code], false)] : null
}

/** 没联系过 without a length of time: not in the state that says so, where the object has one. */
function neverContacted(context: Context, object: string, words: Words, index: number): PlanFilter[] | null {
  const timed = words.tokens.some((token) => sense(token, 'span') ?? sense(token, 'when'))
  const state = context.metadata.stateField(object)
  const hasState = state?.options?.some((option) => option.code === 'contacted')
  if (timed || !state || !hasState || !words.low(index).includes('联系')) return null
  return [oneOf(state.name, ['contacted'], true)]
}

/** The day before which the last activity must lie: 14 days, 最近30天, since June. */
function quietSince(context: Context, words: Words): string {
  const index = words.find(
    (token) => sense(token, 'span') !== undefined || sense(token, 'when') !== undefined,
  )
  const token = words.at(index)
  const days = sense(token, 'span')?.days
  const since =
    days === undefined
      ? sense(token, 'when')?.when.from
      : context.calendar.today.subtract({ days }).toString()
  if (since === undefined)
    throw new Ask({
      en: 'For how long should there have been no activity? For example: gone quiet for 14 days.',
      zh: '多久没有活动才算？例如：14天没有联系的客户。',
    })
  const before = index > 0 && role(words.at(index - 1), 'op') ? index - 1 : index
  words.take(before, index + 1, `no activity since ${since}`)
  return since
}

/** "my pipeline" is what is open of it, unless a state is said; the word itself was taken as the object. */
function pipelineOf(context: Context, words: Words, object: string): PlanFilter[] {
  const said = words.tokens.some((token) => role(token, 'concept') === 'pipeline')
  const state = context.metadata.stateField(object)?.name
  const other = words.tokens.some(
    (token) =>
      role(token, 'concept') !== 'pipeline' &&
      (['won', 'lost', 'closed', 'open'].includes(role(token, 'concept') ?? '') ||
        sensesOf(token, 'option').some((one) => one.object === object && one.field === state)),
  )
  return said && !other ? (concepts['open']?.(context, object, words, 0) ?? []) : []
}

/** "how much did Tom close" adds up what was won; "what did Tom close" lists what is closed, won or lost. */
function closedBy(context: Context, words: Words, object: string): PlanFilter[] {
  if (!words.tokens.some((token) => role(token, 'verb') === 'sum')) return []
  const at = words.tokens.findIndex((token) => /^(close|closed)$/.test(token.low))
  const past = words.tokens.slice(0, Math.max(at, 0))
  const who = past.findIndex(
    (token) => role(token, 'me') !== undefined || role(token, 'us') !== undefined || sense(token, 'user'),
  )
  const did = past.findIndex((token) => /^(did|has|have)$/.test(token.low))
  return who >= 0 && did >= 0 && Math.abs(who - did) === 1 ? (state(context, object, 'closed_won') ?? []) : []
}

/** Whether the word is the very name of a value of the object, not only another word for it. */
const isCalled = (context: Context, token: Token, object: string): boolean =>
  sensesOf(token, 'option').some((one) => {
    const option = context.field(one.object, one.field)?.options?.find(({ code }) => code === one.code)
    return one.object === object && [option?.label.en.toLowerCase(), option?.label.zh].includes(token.low)
  })

/** Reads the words that stand for whole conditions: high-value, open, overdue, gone quiet. */
export function readConcepts(context: Context, words: Words, object: string): PlanFilter[] {
  const found: PlanFilter[] = [...pipelineOf(context, words, object), ...closedBy(context, words, object)]
  for (const index of words.indices()) {
    const token = words.free(index)
    const name = role(token, 'concept')
    if (!token || name === undefined || name === 'new') continue
    // Where the word is a value of this object it is read as one, so that lists such as "won and lost" hold together;
    // only "open" stays the wider idea: open tasks are all unfinished ones. An active contract is one in force.
    const wide = name === 'open' && (token.low === 'open' || !isCalled(context, token, object))
    if (!wide && sensesOf(token, 'option').some((one) => one.object === object)) continue
    const filters = concepts[name]?.(context, object, words, index)
    if (!filters) continue
    const negation = negationBefore(words, index)
    if (negation) takeNegation(words, negation, index + 1)
    words.take(index, index + 1, name.replaceAll('_', ' '))
    found.push(...(negation ? filters.map(negate) : filters))
  }
  return found
}
