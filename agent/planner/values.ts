import type { FieldDescription } from '#crm-core/contract'
import type { PlanValue } from '../plan.ts'
import { idOf, type Context } from './context.ts'
import { bareName } from './names.ts'
import { calledByFamily } from './people.ts'
import { dayOf } from './periods/when.ts'
import { hasRole, isGlue, isUnknown, sense, sensesOf, type NumberSense, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** Reads a stretch of words as a value of a field; undefined when it is none. All words of the stretch must belong to it. */
export function readFieldValue(
  context: Context,
  words: Words,
  object: string,
  field: FieldDescription,
): PlanValue | undefined {
  if (field.measures === 'text' || field.measures === 'none') return readTextFor(words, field)
  const content = words.tokens.filter((token) => !isPadding(token, field, object))
  const [token, ...more] = content
  if (!token) return undefined
  if (field.measures === 'link') return readLink(context, words, content, field)
  return more.length === 0 ? readers[field.measures]?.(context, token, object, field) : undefined
}

/** Words around a value that repeat what it is: "the negotiation stage". */
function isPadding(token: Token, field: FieldDescription, object: string): boolean {
  if (isGlue(token)) return true
  const repeats = sensesOf(token, 'field').some((one) => one.object === object && one.field === field.name)
  return repeats && sensesOf(token, 'option').every((one) => one.field !== field.name)
}

type Reader = (
  context: Context,
  token: Token,
  object: string,
  field: FieldDescription,
) => PlanValue | undefined
const readers: Readonly<Partial<Record<FieldDescription['measures'], Reader>>> = {
  choice: (_, token, object, field) =>
    sensesOf(token, 'option').find((one) => one.object === object && one.field === field.name)?.code,
  money(context, token) {
    const number = sense(token, 'number')
    return number && moneyValue(context, number)
  },
  number: (_, token) => sense(token, 'number')?.value,
  time(context, token, _object, field) {
    const when = sense(token, 'when')?.when
    const day = when && dayOf(when, context.today)
    if (!when || day === undefined) return undefined
    return field.ui === 'datetime' && when.time ? context.calendar.instant(day, when.time) : day
  },
  flag: (_, token) =>
    hasRole(token, 'yes') || /^(true|yes|是)$/.test(token.low)
      ? true
      : hasRole(token, 'no') || /^(false|no|否)$/.test(token.low)
        ? false
        : undefined,
}

/** An amount in the workspace's currency is a number; another currency is said with it. */
export function moneyValue(context: Context, { value, currency }: NumberSense): PlanValue {
  return currency === undefined || currency === context.input.settings.currency
    ? value
    : { amount: String(value), currency }
}

/** A colleague by name or address; by the family name alone when only one has it. */
function userOf({ input: { users } }: Context, token: Token | undefined): string | undefined {
  const known = sense(token, 'user')?.id
  if (known !== undefined || !token) return known
  const address = sense(token, 'email')?.value.toLowerCase()
  const [first, ...more] =
    address === undefined
      ? calledByFamily(users, token.low)
      : users.filter(({ email }) => email.toLowerCase() === address)
  return more.length === 0 ? first?.id : undefined
}

function readLink(
  context: Context,
  words: Words,
  content: readonly Token[],
  field: FieldDescription,
): PlanValue | undefined {
  const [token] = content
  if (field.references === 'user') {
    const more = content.slice(1).filter((one) => !/^(跟|来跟|跟进|来跟进|负责|来负责)$/.test(one.low))
    if (more.length > 0) return undefined
    return hasRole(token, 'me') ? context.input.actor.user_id : userOf(context, token)
  }
  if (
    field.references === undefined ||
    !context.metadata.has(field.references) ||
    !content.some((one) => isUnknown(one) || sense(one, 'quote'))
  )
    return undefined
  return idOf(context.named([field.references], readText(words) ?? ''))
}

/** An address, a telephone number or a link must be one: other words beside it are not part of it. */
function readTextFor(words: Words, field: FieldDescription): string | undefined {
  const kind = (['email', 'phone', 'url'] as const).find((ui) => ui === field.ui)
  if (kind === undefined) return readText(words)
  const content = words.tokens.filter((token) => !isGlue(token))
  const [token, ...more] = content
  if (!token || more.length > 0) return undefined
  const digits = kind === 'phone' && sense(token, 'number') ? token.text : undefined
  return sense(token, kind)?.value ?? sense(token, 'quote')?.value ?? digits
}

function readText(words: Words): string | undefined {
  const kept = words.tokens.length === 1 ? words.tokens[0]?.senses[0] : undefined
  if (kept && 'value' in kept && kept.kind !== 'word' && kept.kind !== 'number') return kept.value
  const text = bareText(words.text())
  return text === '' ? undefined : text
}
/** Punctuation around free text is not part of it. */
export const bareText = (text: string): string =>
  text
    .replace(/^[\s:：,，、]+|[\s,，;；。、]+$|(?<=[a-z0-9])\.$/giu, '')
    .replace(/^[“"「](.*)[”"」]$/su, '$1')
    .trim()
export const nameText = (text: string): string => bareName(bareText(text))
