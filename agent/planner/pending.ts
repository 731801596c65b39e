import type { RecordLabel } from '#crm-core/contract'
import type { PendingQuestion, PlannerOutcome, PlanStep, PlanValue } from '../plan.ts'
import type { Ask } from './ask.ts'
import { askForField, missingField } from './builders/create/complete.ts'
import { idOf, type Context } from './context.ts'
import { describePlan } from './describe.ts'
import { frameOf } from './frames.ts'
import { personName } from './names.ts'
import { words as replies } from './replies.ts'
import { hasRole, isGlue, role, sense, type Token } from './tokens.ts'
import { bareText, readFieldValue } from './values.ts'
import type { Words } from './words.ts'

/** Reads the words as the answer to the question that the last turn ended with; null when they are a new command. */
export function answerPending(context: Context, words: Words): PlannerOutcome | null {
  const { pending } = context.input
  if (!pending) return null
  const content = words.tokens.filter(
    (token) => !isGlue(token) || hasRole(token, 'yes') || hasRole(token, 'no'),
  )
  if (content.length > 0 && content.every((token) => hasRole(token, 'cancel') || hasRole(token, 'it')))
    return stopped()
  if (pending.kind === 'confirm') return confirm(context, words, pending)
  if (pending.kind === 'choice')
    return choose(context, words, pending) ?? (isCommand(words) ? null : again(pending))
  return fillValue(context, words, pending)
}

const stopped = (): PlannerOutcome => ({ kind: 'reply', text: replies.stopped, suggestions: [] })

function confirm(context: Context, words: Words, { plan }: PendingQuestion): PlannerOutcome | null {
  const content = words.tokens.filter(
    (token) => !isGlue(token) || hasRole(token, 'yes') || hasRole(token, 'no'),
  )
  const all = (name: 'yes' | 'no'): boolean =>
    content.length > 0 &&
    content.every((token) => hasRole(token, name) || hasRole(token, 'it') || hasRole(token, 'thanks'))
  if (all('no')) return stopped()
  return all('yes') ? resume(context, plan) : null
}

function resume(context: Context, steps: readonly PlanStep[]): PlannerOutcome {
  context.trace.push({ text: context.sentence.text, as: 'answer to the question' })
  const next = stillMissing(context, steps)
  if (next) throw next
  return { kind: 'plan', steps, interpretation: describePlan(context, steps) }
}

/** An answer may leave the next field open: "called Globex pilot", and still no day. */
function stillMissing(context: Context, steps: readonly PlanStep[]): Ask | null {
  for (const step of steps) {
    const { object, values } = step.args
    if (step.tool !== 'create_record' || typeof object !== 'string' || !isEntries(values)) continue
    const field = missingField(context, object, values)
    if (field !== null) return askForField(context, steps, step, field)
  }
  return null
}
const isEntries = (value: PlanValue | undefined): value is { readonly [name: string]: PlanValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** By place, by name or by a part of it that only one choice has. */
function choose(context: Context, words: Words, pending: PendingQuestion): PlannerOutcome | null {
  const chosen = byPlace(words, pending.choices) ?? byName(context, pending.choices)
  return chosen ? resume(context, fillChoice(pending, chosen)) : null
}

/** "the second one please", 选第二个, 2; with any other word ("not the second") it is no choice. */
function byPlace(words: Words, choices: readonly RecordLabel[]): RecordLabel | undefined {
  const content = words.tokens.filter((token) => !isGlue(token) && !accompanies(token))
  const [token, ...more] = content
  if (!token || more.length > 0) return undefined
  const nth = role(token, 'nth')
  const number = sense(token, 'number')?.value
  return nth !== undefined ? choices.at(Number(nth)) : number !== undefined ? choices[number - 1] : undefined
}
const accompanies = (token: Token): boolean =>
  hasRole(token, 'it') ||
  hasRole(token, 'verb', 'find') ||
  /^(选|选择|要|用|pick|choose|take|use|option|number)$/.test(token.low)

function byName(context: Context, choices: readonly RecordLabel[]): RecordLabel | undefined {
  const said = chosenName(context.sentence.text)
  if (said === '') return undefined
  const exact = choices.filter(
    (choice) => fold(choice.display) === said || fold(choice.subtitle ?? '') === said,
  )
  if (exact.length === 1) return exact[0]
  const words = said.split(/[\s,，·的]+/).filter(Boolean)
  const every = choices.filter((choice) =>
    words.every((word) => fold(`${choice.display} ${choice.subtitle ?? ''}`).includes(word)),
  )
  return every.length === 1 ? every[0] : undefined
}

const leadIn =
  /^(the (one|guy|person|deal|account|company|lead|contact) (at|from|in|of|with)|the one|the|i mean(t)?|我说的是|我要的是|我指的是|应该是|就是|是|来自|选|在)\s*/i
const tail = /\s*(的|那个人|那个|那位|这个|这位|那家|这家|那条|那单|吧|one|please|那一个|那一位)$/i
/** 星辰科技的那位, "the one at Globex please": what is said around the name falls away, piece by piece. */
function chosenName(text: string): string {
  const said = fold(text)
  const bare = said.replace(leadIn, '').replace(tail, '').trim()
  return bare === said ? said : chosenName(bare)
}
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.。!！?？]+$/, '')
    .trim()

/** The step that found several now opens the one chosen, so that every later reference still holds. */
function fillChoice({ plan, slot }: PendingQuestion, { object, id }: RecordLabel): PlanStep[] {
  const [stepId, , ...path] = slot ?? []
  const value = slot ? valueAt(plan, slot) : undefined
  if (isRef(value)) {
    const filled: PlanValue = 'as' in value && value['as'] === 'id' ? id : { object, id }
    return plan.map((step) =>
      step.id === stepId ? { ...step, args: withValue(step.args, path, filled) as PlanStep['args'] } : step,
    )
  }
  return plan.map((step) =>
    step.id === stepId ? { id: step.id, tool: 'get_record', args: { record: { object, id } } } : step,
  )
}
const isRef = (value: PlanValue | undefined): value is { readonly [name: string]: PlanValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && '$from' in value

function valueAt(plan: readonly PlanStep[], [stepId, , ...path]: readonly string[]): PlanValue | undefined {
  let value: PlanValue | undefined = plan.find((step) => step.id === stepId)?.args
  for (const key of path)
    value =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as { readonly [name: string]: PlanValue })[key]
        : undefined
  return value
}
function withValue(args: PlanValue, [key, ...rest]: readonly string[], value: PlanValue): PlanValue {
  if (key === undefined) return value
  const entries =
    typeof args === 'object' && args !== null && !Array.isArray(args)
      ? (args as { readonly [name: string]: PlanValue })
      : {}
  return { ...entries, [key]: withValue(entries[key] ?? {}, rest, value) }
}

function fillValue(context: Context, words: Words, pending: PendingQuestion): PlannerOutcome | null {
  const { slot, expects, plan } = pending
  if (!slot || !expects) return isCommand(words) ? null : again(pending)
  const field = context.field(expects.object, expects.field)
  const isMessage = expects.field === 'body' || expects.field === 'subject'
  const template = words.tokens
    .map((token) => sense(token, 'template')?.name)
    .find((name) => name !== undefined)
  if (
    expects.object === 'email' &&
    template !== undefined &&
    words.tokens.every(
      (token) =>
        isGlue(token) || sense(token, 'template') || hasRole(token, 'verb') || sense(token, 'object'),
    )
  )
    return resume(context, fill(plan, [slot[0] ?? '', 'args', 'template'], template))
  if (isCommand(words) && !isMessage) return null
  if (isMessage)
    return isNewCommand(words)
      ? null
      : resume(context, withSubject(fill(plan, slot, bareText(context.sentence.text)), slot))
  if (field?.references && field.references !== 'user')
    return resume(context, withReference(context, plan, slot, field.references))
  const value = field
    ? readFieldValue(context, words, expects.object, field)
    : bareText(context.sentence.text)
  if (value === undefined || value === '') return again(pending)
  if (expects.field === 'last_name' && typeof value === 'string')
    return resume(context, fillName(plan, slot, value))
  return resume(context, fill(plan, slot, value))
}

/** A message sounds like anything; only a plain question for a list is taken for a new command. */
const isNewCommand = (words: Words): boolean => {
  const first = words.tokens.find((token) => !isGlue(token))
  return (
    hasRole(first, 'verb', 'find') && words.tokens.some((token) => sense(token, 'object')) && words.length < 8
  )
}

function isCommand(words: Words): boolean {
  const first = words.tokens.find((token) => !isGlue(token))
  const object = words.tokens.some((token) => sense(token, 'object'))
  if (hasRole(first, 'me') && object) return true
  return (
    first !== undefined &&
    hasRole(first, 'verb') &&
    first.senses.every((one) => one.kind === 'word') &&
    (frameOf(words) !== null || object)
  )
}

const fill = (
  plan: readonly PlanStep[],
  [stepId, , ...path]: readonly string[],
  value: PlanValue,
): PlanStep[] =>
  plan.map((step) =>
    step.id === stepId ? { ...step, args: withValue(step.args, path, value) as PlanStep['args'] } : step,
  )

function withSubject(plan: PlanStep[], [stepId]: readonly string[]): PlanStep[] {
  return plan.map((step) => {
    const body = step.args['body']
    if (step.id !== stepId || typeof body !== 'string' || step.args['subject'] !== undefined) return step
    const [line = body] = body.split(/[\n.。!！?？]/)
    return { ...step, args: { ...step.args, subject: line.slice(0, 60) || body.slice(0, 60) } }
  })
}
function fillName(plan: readonly PlanStep[], slot: readonly string[], name: string): PlanStep[] {
  const { first_name, last_name } = personName(name)
  const filled = fill(plan, slot, last_name)
  return first_name ? fill(filled, [...slot.slice(0, -1), 'first_name'], first_name) : filled
}

/** "for which account?" – the name is looked up by a step of its own, before the step that needs it. */
function withReference(
  context: Context,
  plan: readonly PlanStep[],
  slot: readonly string[],
  object: string,
): PlanStep[] {
  const id = `s${plan.length + 1}`
  const search: PlanStep = {
    id,
    tool: 'search_records',
    args: { object, name: bareText(context.sentence.text) },
  }
  const at = plan.findIndex((step) => step.id === slot[0])
  const filled = fill(plan, slot, idOf(id))
  return [...filled.slice(0, at), search, ...filled.slice(at)]
}

/** The answer fits no choice: asked once more, with the same choices. */
function again(pending: PendingQuestion): PlannerOutcome {
  const choices = pending.choices.map(
    (choice, index) => `${index + 1}. ${choice.display}${choice.subtitle ? ` · ${choice.subtitle}` : ''}`,
  )
  return {
    kind: 'clarify',
    question: {
      en:
        choices.length > 0
          ? `Which one do you mean? ${choices.join('  ')}`
          : 'I could not read that as an answer. Please try again, or say “cancel”.',
      zh:
        choices.length > 0
          ? `您指的是哪一个？${choices.join('  ')}`
          : '我没能理解这个回答。请再说一次，或说“取消”。',
    },
    pending,
    suggestions: pending.choices.slice(0, 4).map((choice) => choice.display),
  }
}
