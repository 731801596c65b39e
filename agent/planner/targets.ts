import type { PlanValue } from '../plan.ts'
import { Ask } from './ask.ts'
import { addSearch, readSet } from './builders/find.ts'
import { asArgs } from './conditions.ts'
import { all, idOf, one, type Antecedent, type Context } from './context.ts'
import { isCapital, looksLikeCompany, looksLikePerson } from './names.ts'
import { isHan } from './normalise.ts'
import { relatedTo } from './relations.ts'
import { hasRole, isGlue, isUnknown, role, sense, sensesOf, type Token } from './tokens.ts'
import type { Role } from './words/roles.ts'
import type { Words } from './words.ts'

/** The records that a write, a mail or a task is about. */
export interface Target {
  /** Ref or list of {object, id}, as the tools take it. */
  readonly refs: PlanValue
  /** Null when the name may belong to several kinds of record. */
  readonly object: string | null
  readonly step: string | null
  readonly pick: 'one' | 'all'
  /** The name as it was said. */
  readonly name: string | null
  /** Records of earlier turns, which no step has to find. */
  readonly ids: readonly string[]
}

/**
 * Reads a stretch of words as a target and takes all of it; null when it is none. `objects` are the kinds
 * that make sense here, the likeliest first.
 */
export function readTarget(context: Context, words: Words, objects: readonly string[]): Target | null {
  return (
    readPointer(context, words, objects) ??
    readPlural(context, words, objects) ??
    readNamed(context, words, objects)
  )
}

/** them, it, the second one, 他们, 第二个. */
function readPointer(context: Context, words: Words, objects: readonly string[]): Target | null {
  const content = words
    .indices()
    .filter(
      (index) =>
        !isGlue(words.at(index)!) &&
        !hasRole(words.at(index), 'take') &&
        !hasRole(words.at(index), 'all') &&
        !sense(words.at(index), 'object'),
    )
  const [first, ...more] = content
  if (first === undefined) return readTheOne(context, words)
  const token = words.at(first)
  const isPointer = (['them', 'each', 'it', 'nth'] as const).some((name) => hasRole(token, name))
  const rest = more.filter(
    (index) =>
      !hasRole(words.at(index), 'prep') &&
      !hasRole(words.at(index), 'poss') &&
      !hasRole(words.at(index), 'them') &&
      !hasRole(words.at(index), 'each'),
  )
  if (!isPointer || rest.length > 0) return null
  const meant = context.antecedent ?? focusOf(context, objects)
  const target = point(context, token!, meant)
  words.take(0, words.length, 'what was found before')
  return target
}

/** "the deal" alone is the one spoken of, when there is exactly one. */
function readTheOne(context: Context, words: Words): Target | null {
  const object = words.tokens
    .map((token) => sense(token, 'object')?.object)
    .find((name) => name !== undefined)
  const meant = context.antecedent ?? context.input.focus.find((one) => one.object === object)
  const known =
    meant &&
    object === meant.object &&
    !words.tokens.some(
      (token) => hasRole(token, 'all') || sensesOf(token, 'object').some((one) => one.plural),
    )
  if (!known) return null
  const found: Antecedent =
    'pick' in meant ? meant : { object: meant.object, step: null, ids: meant.ids, pick: 'one' }
  if (found.step === null && found.ids.length !== 1) return null
  words.take(0, words.length, 'the one spoken of')
  return targetOf(found, 'one')
}

function focusOf(context: Context, objects: readonly string[]): Antecedent | null {
  const focus = context.input.focus.find((one) => objects.includes(one.object)) ?? context.input.focus[0]
  return focus
    ? { object: focus.object, step: null, ids: focus.ids, pick: focus.ids.length === 1 ? 'one' : 'all' }
    : null
}

function point(context: Context, token: Token, meant: Antecedent | null): Target {
  if (!meant || (meant.step === null && meant.ids.length === 0))
    throw new Ask({
      en: `Whom or what do you mean by “${token.text}”? Please say the name.`,
      zh: `“${token.text}”指的是谁或什么？请说出名称。`,
    })
  const nth = role(token, 'nth')
  if (nth !== undefined) return nthOf(context, meant, Number(nth), token)
  const several = hasRole(token, 'them') || hasRole(token, 'each')
  if (!several && meant.step === null && meant.ids.length > 1)
    throw new Ask({
      en: `Which of the ${meant.ids.length} do you mean? Say the name or “the second one”.`,
      zh: `共有 ${meant.ids.length} 条，您指哪一条？请说名称或“第二个”。`,
    })
  const pick =
    several && meant.pick === 'all'
      ? 'all'
      : several && meant.step === null
        ? 'all'
        : several
          ? meant.pick
          : 'one'
  return targetOf(meant, pick)
}

function nthOf(context: Context, meant: Antecedent, nth: number, token: Token): Target {
  const id = meant.ids.at(nth)
  const shown = meant.ids.length > 0 ? meant : focusOf(context, [meant.object])
  const found = id ?? shown?.ids.at(nth)
  if (!found || !shown)
    throw new Ask({
      en: `There is no “${token.text}” in what was shown.`,
      zh: `刚才的结果里没有“${token.text}”。`,
    })
  return targetOf({ object: shown.object, step: null, ids: [found], pick: 'one' }, 'one')
}

export function targetOf({ object, step, ids }: Antecedent, pick: 'one' | 'all'): Target {
  if (step !== null)
    return { refs: pick === 'one' ? one(step) : all(step), object, step, pick, name: null, ids: [] }
  const records = ids.map((id) => ({ object, id }))
  return { refs: pick === 'one' ? records[0]! : records, object, step: null, pick, name: null, ids }
}

/** "all unassigned leads", "my overdue tasks", 本周新增的线索. */
function readPlural(context: Context, words: Words, objects: readonly string[]): Target | null {
  const at = words
    .indices()
    .findLast((index) => sensesOf(words.at(index), 'object').some(({ object }) => objects.includes(object)))
  if (at === undefined) return null
  const found = sensesOf(words.at(at), 'object').find(({ object }) => objects.includes(object))!
  const everything = words.findRole('all') >= 0 || words.findRole('each') >= 0
  const several = sensesOf(words.at(at), 'object').some((one) => one.object === found.object && one.plural)
  const first = words
    .indices()
    .find((index) => !isGlue(words.at(index)!) && !hasRole(words.at(index), 'take'))
  const named = first !== undefined && isUnknown(words.at(first))
  const chinese = isHan(words.at(at)!.low.charAt(0))
  if (!(everything || several || (chinese && !named))) return null
  if (chinese && !everything && isBareObject(words, at)) return null
  words.take(at, at + 1, `object ${found.object}`)
  const set = readSet(context, words, found.object, true)
  if (words.leftovers().length > 0) return null
  words.take(0, words.length, 'the records meant')
  const step = addSearch(context, found.object, set)
  return { refs: all(step), object: found.object, step, pick: 'all', name: null, ids: [] }
}

/** An object with nothing that narrows it, or with a name behind it: 线索 张伟. */
function isBareObject(words: Words, at: number): boolean {
  return words
    .indices()
    .every(
      (index) =>
        index === at ||
        isGlue(words.at(index)!) ||
        hasRole(words.at(index), 'take') ||
        isUnknown(words.at(index)) ||
        index > at,
    )
}

/** Roles that never stand inside a name; with one of them the stretch is not a plain name. */
const notInNames: readonly Role[] = [
  'vague',
  'not',
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
const joinsNames = (token: Token): boolean =>
  (hasRole(token, 'and') && token.low !== '&') || /^(on|about|for|with|by|to|regarding)$/.test(token.text)

function readNamed(context: Context, words: Words, objects: readonly string[]): Target | null {
  let { start, end, object } = trim(context, words, objects)
  if (start >= end) return null
  const region = words.tokens.slice(start, end)
  if (
    region.some(
      (token) => joinsNames(token) || (notInNames.some((name) => hasRole(token, name)) && !isCapital(token)),
    )
  )
    return null
  const first = region[0]!
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
  const target = split
    ? personAt(context, words, split, start, end, objects, object)
    : plainName(context, words, start, end, object ? [object] : objects)
  words.take(0, words.length, `name ${target.name ?? ''}`)
  return target
}

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
    return said?.object ?? (hasRole(token, 'it') ? objectInside(context, token) : undefined)
  }
  for (; start < end; start++) {
    const token = words.at(start)!
    const kind = isCapital(token) && start > 0 ? undefined : kindOf(token)
    if (kind) object = kind
    else if (!light(token)) break
  }
  for (; end > start; end--) {
    const token = words.at(end - 1)!
    const kind = kindOf(token)
    if (kind) object ??= kind
    else if (!light(token) && !hasRole(token, 'it')) break
  }
  return { start, end, object }
}
/** 这个商机 speaks of a deal. */
function objectInside(context: Context, token: Token): string | undefined {
  const rest = token.low.replace(/^(这个|那个|这条|那条|该|this |that |the )/, '')
  const found = context.lexicon.get(rest).find((one) => one.kind === 'object')
  return found?.kind === 'object' ? found.object : undefined
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
    object: likely.length === 1 ? likely[0]! : null,
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

/** The target as the id of a reference field. */
export function asId(target: Target): PlanValue {
  return target.step ? idOf(target.step) : (target.ids[0] ?? '')
}
