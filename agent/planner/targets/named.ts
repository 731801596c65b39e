import { asArgs } from '../conditions.ts'
import { one, type Context } from '../context.ts'
import { isCapital, looksLikeCompany, looksLikePerson } from '../names.ts'
import { isHan } from '../normalise.ts'
import { objectInside } from '../objects.ts'
import { relatedTo } from '../relations.ts'
import { hasRole, isGlue, isUnknown, sense, sensesOf, type Token } from '../tokens.ts'
import type { Role } from '../words/roles.ts'
import type { Words } from '../words.ts'
import type { Target } from './target.ts'

/** Roles that never stand inside a name; with one of them the stretch is not a plain name. */
const notInNames: readonly Role[] = [
  'vague',
  'not',
  'no',
  'but',
  'op',
  'postop',
  'them',
  'each',
  'me',
  'beyond',
  'or',
  'assign',
  'only',
  'concept',
]
/** Two names joined by and/和 are two records; a step names one. "Smith & Sons" is one. */
export const joinsNames = (token: Token): boolean =>
  (hasRole(token, 'and') && token.low !== '&') ||
  /^(on|about|for|with|by|to|regarding|给|向|把|将)$/.test(token.text) ||
  isChineseCommand(token)

/** 提醒我, 标记: a word of two characters or more that only commands is no part of a name. */
const isChineseCommand = (token: Token): boolean =>
  /^\p{Script=Han}{2,}$/u.test(token.low) &&
  hasRole(token, 'verb') &&
  token.senses.every((one) => one.kind === 'word')

export function readNamed(context: Context, words: Words, objects: readonly string[]): Target | null {
  let { start, end, object } = trim(context, words, objects)
  if (start >= end) return null
  const region = words.tokens.slice(start, end)
  if (
    region.some(
      (token) => joinsNames(token) || (notInNames.some((name) => hasRole(token, name)) && !isCapital(token)),
    )
  )
    return null
  const [first] = region
  if (!first) return null
  if (
    !isUnknown(first) &&
    !sense(first, 'quote') &&
    !isCapital(first) &&
    !sense(first, 'user') &&
    !(isHan(first.low) && region.some((token) => isUnknown(token)))
  )
    return null
  if (
    words.text(0, start).match(/\bthe\b/i) &&
    !isCapital(first) &&
    !isHan(first.low) &&
    !sense(first, 'quote') &&
    object === null
  )
    return null
  const split = companySplit(words, start, end)
  // One Chinese character behind 的 is no name but a word that was not understood.
  if (
    split &&
    /^\p{Script=Han}$/u.test(
      words.text(split.companyFirst ? split.at + 1 : start, split.companyFirst ? end : split.at),
    )
  )
    return null
  // 华信科技的联系人: somebody of that account, not a contact called like it.
  const owned = split || !object ? null : recordOf(context, words, end, object)
  if (object && owned) {
    const name = words.text(start, end)
    const filter = relatedTo(context, object, name, false)
    if (filter) {
      const step = context.add('search_records', { object, filter: asArgs(filter) })
      words.take(0, words.length, `${object} of ${name}`)
      return { refs: one(step), object, step, pick: 'one', name: null, ids: [] }
    }
  }
  const target = split
    ? personAt(context, words, split, start, end, objects, object)
    : plainName(context, words, start, end, object ? [object] : objects)
  words.take(0, words.length, `name ${target.name ?? ''}`)
  return target
}

/** The kind of record stands behind the name and a possessive: it belongs to what is named. */
const recordOf = (context: Context, words: Words, end: number, object: string): string | null =>
  object !== 'account' &&
  hasRole(words.at(end), 'poss') &&
  words.tokens
    .slice(end + 1)
    .some((token) => sensesOf(token, 'object').some((one) => one.object === object)) &&
  context.metadata.has(object)
    ? object
    : null

/** Cuts glue from both ends, and the word for the kind of record that stands before or after the name. */
function trim(
  context: Context,
  words: Words,
  objects: readonly string[],
): { start: number; end: number; object: string | null } {
  let start = 0
  let end = words.length
  let object: string | null = null
  const light = (token: Token): boolean =>
    isGlue(token) ||
    hasRole(token, 'take') ||
    hasRole(token, 'prep') ||
    hasRole(token, 'poss') ||
    hasRole(token, 'named') ||
    hasRole(token, 'and') ||
    (hasRole(token, 'all') && !isCapital(token))
  const kindOf = (token: Token): string | undefined => {
    const said = sensesOf(token, 'object').find(
      (one) => context.metadata.has(one.object) && (objects.includes(one.object) || objects.length === 0),
    )
    return said?.object ?? objectInside(context, token)
  }
  for (; start < end; start++) {
    const token = words.tokens[start]
    if (!token) break
    const kind = isCapital(token) && start > 0 ? undefined : kindOf(token)
    if (kind) object = kind
    else if (!light(token)) break
  }
  for (; end > start; end--) {
    const token = words.tokens[end - 1]
    if (!token) break
    const kind = kindOf(token)
    if (kind) object ??= kind
    else if (!light(token) && !hasRole(token, 'it')) break
  }
  return { start, end, object }
}
interface Split {
  readonly at: number
  readonly companyFirst: boolean
}
/** "Dana at Globex", Globex 的 Dana. */
function companySplit(words: Words, start: number, end: number): Split | null {
  for (let index = start + 1; index < end - 1; index++) {
    const token = words.at(index)
    if (hasRole(token, 'poss')) return { at: index, companyFirst: true }
    if (hasRole(token, 'prep', 'at') || hasRole(token, 'prep', 'from') || hasRole(token, 'prep', 'of'))
      return { at: index, companyFirst: false }
  }
  return null
}

function personAt(
  context: Context,
  words: Words,
  split: Split,
  start: number,
  end: number,
  objects: readonly string[],
  object: string | null,
): Target {
  const before = words.text(start, split.at)
  const after = words.text(split.at + 1, end)
  const [company, name] = split.companyFirst ? [before, after] : [after, before]
  const kind = object ?? (objects.includes('contact') ? 'contact' : (objects[0] ?? 'contact'))
  const filter = relatedTo(context, kind, company, false)
  if (!filter) return plainName(context, words, start, end, objects)
  const step = context.add('search_records', { object: kind, name, filter: asArgs(filter) })
  return { refs: one(step), object: kind, step, pick: 'one', name, ids: [] }
}

function plainName(
  context: Context,
  words: Words,
  start: number,
  end: number,
  objects: readonly string[],
): Target {
  const quoted = end - start === 1 ? sense(words.at(start), 'quote')?.value : undefined
  const name = quoted ?? words.text(start, end)
  const likely = likelyObjects(context, name, objects)
  const step = context.named(likely, name)
  return {
    refs: one(step),
    object: likely.length === 1 ? (likely[0] ?? null) : null,
    step,
    pick: 'one',
    name,
    ids: [],
  }
}

function likelyObjects(context: Context, name: string, objects: readonly string[]): readonly string[] {
  const people = context.metadata.people()
  if (looksLikePerson(name) && objects.some((one) => people.includes(one)))
    return objects.filter((one) => people.includes(one))
  if (looksLikeCompany(name) && objects.includes('account') && objects.length > 1)
    return objects.filter((one) => !people.includes(one) || one === 'account')
  return objects
}
