import type { Context } from '../../context.ts'
import { type Token, hasRole, isGlue, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'
import { splitLeft } from './field-in-target.ts'

/** A change as it was said: which words are the target, which name the field, which are the value. */
export interface Said {
  readonly target: Words | null
  readonly field: Token | null
  readonly value: Words
  readonly verb: string
}

const changeVerbs = ['update', 'move', 'mark', 'assign', 'close', 'complete', 'rename', 'postpone']

export const isChangeVerb = (token: Token | undefined): boolean =>
  changeVerbs.some((verb) => hasRole(token, 'verb', verb))

export function readSaid(context: Context, piece: Words): Said {
  let start = 0
  let verb = 'update'
  for (; start < piece.length; start++) {
    const token = piece.at(start)
    if (!token) break
    const said = changeVerbs.find((one) => hasRole(token, 'verb', one))
    if (said) verb = said
    else if (!isGlue(token) && !hasRole(token, 'and') && !hasRole(token, 'take') && !hasRole(token, 'next'))
      break
  }
  piece.take(0, start, verb)
  const rest = piece.part(start)
  const assign = assignAt(rest)
  if (assign !== null) return splitAt(context, rest, assign, verb)
  return splitByValue(context, rest, verb)
}

/** Where the new value begins: the last "to"/改成 that has words on both sides and no value before it. */
function assignAt(words: Words): { index: number; verb: string | null } | null {
  for (let index = 0; index < words.length; index++) {
    const token = words.at(index)
    if (givesTo(words, index)) return { index, verb: 'assign' }
    if (!hasRole(token, 'assign') && !isLateVerb(words, index)) continue
    if (index + 1 >= words.length && !hasRole(token, 'verb')) continue
    const verb = changeVerbs.find((one) => hasRole(token, 'verb', one)) ?? verbInside(words.low(index))
    return { index, verb: verb ?? null }
  }
  return null
}

/** 这几条都给 Tom: a bare 给 before the last word, a person of the workspace. */
const givesTo = (words: Words, index: number): boolean =>
  index > 0 &&
  words.low(index) === '给' &&
  !hasRole(words.at(words.beside(index, -1)), 'concept') &&
  words.tokens.slice(index + 2).every((token) => isGlue(token)) &&
  sense(words.at(index + 1), 'user') !== undefined

/** 把 … 标记 / 改 …: a Chinese verb that stands between target and value. */
function isLateVerb(words: Words, index: number): boolean {
  const token = words.at(index)
  return (
    index > 0 &&
    /\p{Script=Han}/u.test(token?.low ?? '') &&
    isChangeVerb(token) &&
    sense(token, 'option') === undefined
  )
}

const insideVerbs: Readonly<Record<string, string>> = {
  推: 'move',
  标: 'mark',
  转给: 'assign',
  分: 'assign',
  指派: 'assign',
  交给: 'assign',
  移交: 'assign',
  slipped: 'move',
  'has slipped': 'move',
  划给: 'assign',
  延: 'postpone',
  推迟: 'postpone',
}

function verbInside(low: string): string | undefined {
  return Object.entries(insideVerbs).find(([start]) => low.startsWith(start))?.[1]
}

function splitAt(
  context: Context,
  words: Words,
  { index, verb: late }: { index: number; verb: string | null },
  verb: string,
): Said {
  let end = index + 1
  while (end < words.length && (hasRole(words.at(end), 'assign') || isGlue(words.at(end)))) end++
  words.take(index, end, 'becomes')
  const value = words.part(end)
  const { target, field } = splitLeft(context, words.part(0, index), value, late ?? verb)
  // "update Globex renewal: amount 48k": behind the colon stands a field with its value.
  const inner = field === null && value.length > 1 ? innerField(value) : null
  return inner
    ? { target, field: inner.field, value: inner.value, verb: late ?? verb }
    : { target, field, value, verb: late ?? verb }
}

function innerField(value: Words): { field: Token; value: Words } | null {
  const field = value.at(0)
  if (!field || !sense(field, 'field')) return null
  let start = 1
  while (start < value.length - 1 && (hasRole(value.at(start), 'assign') || isGlue(value.at(start)))) start++
  value.take(0, start, 'field')
  return { field, value: value.part(start) }
}

/** No "to": "mark Initech pilot closed lost", "close it on 30 April", 金额35万. */
function splitByValue(context: Context, words: Words, verb: string): Said {
  // "we won Initech pilot": what has come of it is said before the name.
  if (hasRole(words.at(0), 'concept') && isValue(words.at(0), verb) && words.length > 1)
    return { target: words.part(1), field: null, value: words.part(0, 1), verb }
  const from = words
    .indices()
    .find((index) => index > 0 && isValue(words.at(index), verb) && restIsValue(words, index))
  const start = from ?? (words.length === 1 && isValue(words.at(0), verb) ? 0 : words.length)
  const value = words.part(start)
  const { target, field } = splitLeft(context, dropPreposition(words.part(0, start)), value, verb)
  return { target, field, value, verb }
}

function dropPreposition(words: Words): Words {
  const last = words.length - 1
  if (!hasRole(words.at(last), 'prep') && !hasRole(words.at(last), 'assign')) return words
  words.take(last, last + 1, 'preposition')
  return words.part(0, last)
}

function isValue(token: Token | undefined, verb: string): boolean {
  if (verb === 'complete') return false
  if (verb === 'assign') return sense(token, 'user') !== undefined || hasRole(token, 'me')
  const kinds = ['option', 'number', 'when', 'email', 'phone', 'url', 'quote'] as const
  return kinds.some((kind) => sense(token, kind)) && !(sense(token, 'object') && !sense(token, 'option'))
}

function restIsValue(words: Words, from: number): boolean {
  return words.tokens
    .slice(from)
    .every(
      (token) =>
        isGlue(token) ||
        isValue(token, 'update') ||
        sense(token, 'user') !== undefined ||
        hasRole(token, 'me') ||
        sense(token, 'field') !== undefined ||
        hasRole(token, 'concept'),
    )
}
