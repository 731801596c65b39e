import { endsDealName, isCapital } from '../names.ts'
import { hasRole, isGlue, isUnknown, sense, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'

/** The name and the field of a question for one value of one record. */
export interface FieldQuestion {
  readonly start: number
  readonly end: number
  readonly field: Token
}

/** "what's Dana Reed's phone", 王建国的邮箱是多少. */
export const isFieldQuestion = (words: Words): boolean => readFieldQuestion(words) !== null

/** Null when the words say anything beside a name, a field and that it is asked for. */
export function readFieldQuestion(words: Words): FieldQuestion | null {
  const content = [...words.tokens.entries()].filter(([, token]) => !isAsking(token))
  const [first] = content
  const last = content.at(-1)
  if (!first || !last || first[0] === last[0]) return null
  return (
    fieldLast(words, first[0], last) ?? fieldFirst(words, first, last[0]) ?? fieldAsked(words, first, last[0])
  )
}

const isAsking = (token: Token): boolean =>
  isGlue(token) ||
  hasRole(token, 'verb', 'find') ||
  (hasRole(token, 'verb', 'count') && !sense(token, 'field'))

function fieldLast(words: Words, start: number, [at, field]: [number, Token]): FieldQuestion | null {
  if (!isField(field)) return null
  // "Peter Gibbons' phone": after an s the sign alone says it.
  const owned = hasRole(words.at(at - 1), 'poss') || /^['’]$/.test(words.low(at - 1))
  // 现在什么阶段: the question word and what else carries nothing stand between name and field.
  const end = words.tokens.slice(0, owned ? at - 1 : at).findLastIndex((token) => !isAsking(token)) + 1
  const asked =
    words.findRole('verb', 'count') >= 0 || /^(什么|啥|哪个|是什么)$/.test(words.low(words.beside(at, -1)))
  return (owned || asked) && isName(words, start, end) ? { start, end, field } : null
}
/** "the phone of Dana Reed" */
function fieldFirst(words: Words, [at, field]: [number, Token], last: number): FieldQuestion | null {
  if (!isField(field) || !hasRole(words.at(at + 1), 'prep', 'of')) return null
  return isName(words, at + 2, last + 1) ? { start: at + 2, end: last + 1, field } : null
}

/** "what stage is Globex renewal in" */
function fieldAsked(words: Words, [at, field]: [number, Token], last: number): FieldQuestion | null {
  if (!isField(field) || !/^(what|which)$/.test(words.low(at - 1)) || words.low(at + 1) !== 'is') return null
  const end = hasRole(words.at(last), 'prep', 'in') || hasRole(words.at(last), 'prep', 'at') ? last : last + 1
  return isName(words, at + 2, end) ? { start: at + 2, end, field } : null
}

/** E-mail and phone are also kinds of activity; after a name the address is meant. */
const reached = new Set(['email', 'phone'])
const people = new Set(['account', 'contact', 'lead', 'opportunity'])
/** A word for a value; e-mail in the singular is the address, in the plural a list of messages. */
function isField(token: Token): boolean {
  const object = sense(token, 'object')
  return (
    sensesOf(token, 'field').some((one) => people.has(one.object) && !one.field.startsWith('is_')) &&
    !hasRole(token, 'hint') &&
    (object === undefined || (object.object === 'email' && !object.plural && token.low !== '邮件')) &&
    (!sense(token, 'option') || reached.has(sense(token, 'field')?.field ?? '')) &&
    !hasRole(token, 'direction')
  )
}
function isName(words: Words, start: number, end: number): boolean {
  const tokens = words.tokens.slice(start, end)
  const [first] = tokens
  const led = isUnknown(first) || isCapital(first) || sense(first, 'quote') !== undefined
  return led && tokens.every((token) => isNamePart(token))
}
const isNamePart = (token: Token): boolean =>
  isUnknown(token) ||
  isCapital(token) ||
  sense(token, 'quote') !== undefined ||
  hasRole(token, 'suffix') ||
  hasRole(token, 'honorific') ||
  endsDealName(token)
