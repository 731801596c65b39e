import type { PlanArgs } from '../../plan.ts'
import { allOf, asArgs, type PlanFilter } from '../conditions.ts'
import { one, type Context } from '../context.ts'
import { readFilters } from '../filters.ts'
import { isCapital, looksLikeCompany, looksLikePerson, nameSpans, type NameSpan } from '../names.ts'
import { takeObject } from '../objects.ts'
import { readRanking } from '../order.ts'
import { relatedTo } from '../relations.ts'
import { hasRole, isUnknown, role, sense, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { requireUnderstood } from '../coverage.ts'
import { unclear } from '../replies.ts'

/** "show my open deals over 50k", 查一下本周新增的高价值线索, "find Globex". */
export function buildFind(context: Context, words: Words): void {
  takeVerb(words)
  const said = words.tokens.some((token) => sense(token, 'object'))
  if (!said && wholeName(words)) return buildShow(context, words)
  const head = takeObject(context, words)
  if (!head) return buildShow(context, words)
  const { object } = head
  const set = readSet(context, words, object, head.plural)
  if (set.name !== null && set.filters.length === 0) showNamed(context, object, set.name)
  else addSearch(context, object, set)
  requireUnderstood(context, words)
}

export interface RecordSet {
  readonly name: string | null
  readonly filters: readonly PlanFilter[]
  readonly ranking: ReturnType<typeof readRanking>
}

/** Reads which records of an object are meant. */
export function readSet(context: Context, words: Words, object: string, plural: boolean): RecordSet {
  const ranking = readRanking(context, words, object, plural)
  const filters = readFilters(context, words, object)
  const named = readNames(context, words, object, plural)
  const fresh = readNew(context, words, object)
  const state = context.metadata.stateField(object)?.name
  const extra = [
    ...named.filters,
    ...fresh.filter(
      (one) =>
        !(
          'field' in one &&
          filters.some((other) => 'field' in other && other.field === state && one.field === state)
        ),
    ),
  ]
  return { name: named.name, filters: dedupe([...filters, ...extra]), ranking }
}

function dedupe(filters: readonly PlanFilter[]): PlanFilter[] {
  return [...new Map(filters.map((one) => [JSON.stringify(one), one])).values()]
}

/** "new leads" beside no period: the state New of the object, else the newest first is not assumed. */
function readNew(context: Context, words: Words, object: string): PlanFilter[] {
  const index = words.findRole('concept', 'new')
  if (index < 0) return []
  const state = context.metadata.stateField(object)
  const code = state?.options?.find((option) => option.code === 'new' || option.label.en === 'New')?.code
  if (!state || !code) return []
  words.take(index, index + 1, 'new')
  return [{ field: state.name, op: '=', value: code }]
}

/** Appends the search and remembers it for "them". */
export function addSearch(context: Context, object: string, { name, filters, ranking }: RecordSet): string {
  const filter = allOf(filters)
  const args: PlanArgs = {
    object,
    ...(name === null ? {} : { name }),
    ...(filter ? { filter: asArgs(filter) } : {}),
    ...(ranking.order
      ? { order: [{ field: ranking.order.field, direction: ranking.order.direction ?? 'asc' }] }
      : {}),
    ...(ranking.limit ? { limit: ranking.limit } : {}),
  }
  const step = context.add('search_records', args)
  context.antecedent = { object, step, ids: [], pick: ranking.limit === 1 ? 'one' : 'all' }
  return step
}

/** What the unknown words name: the record itself, or what the records belong to. */
function readNames(
  context: Context,
  words: Words,
  object: string,
  plural: boolean,
): { name: string | null; filters: PlanFilter[] } {
  const filters: PlanFilter[] = []
  let name: string | null = null
  for (const span of nameSpans(words)) {
    const place = placeOf(context, words, span)
    if (place === 'vague') continue
    if (place === 'named' || (place === 'beside' && !belongs(context, object, span.name, plural))) {
      if (name !== null) continue
      name = span.name
      words.take(span.start, span.end, `name ${span.name}`)
      continue
    }
    const filter = relatedTo(
      context,
      object,
      span.name,
      place === 'in' || (place === 'of' && object === 'account'),
    )
    if (!filter) {
      if (name !== null) continue
      name = span.name
    } else filters.push(filter)
    words.take(span.start, span.end, `of ${span.name}`)
  }
  return { name, filters }
}

/** "Globex deals" are deals of Globex; "the Globex deal" and "account Globex" are so named. */
const belongs = (context: Context, object: string, name: string, plural: boolean): boolean => {
  if (object === 'account') return false
  const isPerson = context.metadata.people().includes(object) && looksLikePerson(name)
  return context.language === 'zh' ? !isPerson : plural
}

type Place = 'named' | 'of' | 'in' | 'beside' | 'vague'

function placeOf(context: Context, words: Words, span: NameSpan): Place {
  const before = words.at(words.beside(span.start, -1))
  const direct = words.at(span.start - 1)
  const after = words.at(span.end)
  if (hasRole(before, 'named') || hasRole(direct, 'named')) return 'named'
  if (role(before, 'prep') === 'in') return 'in'
  if (role(before, 'prep') !== undefined) return 'of'
  if (hasRole(after, 'poss')) return 'of'
  if (sense(direct, 'object') && !sense(after, 'object'))
    return isNameLike(span, words) || context.language === 'zh' ? 'named' : 'vague'
  if (sense(after, 'object')) return isNameLike(span, words) ? 'beside' : 'vague'
  return isNameLike(span, words) &&
    (hasRole(before, 'verb') || hasRole(before, 'and') || before === undefined)
    ? 'beside'
    : 'vague'
}

/** Written as a name is written: a capital, Han characters, quotes, digits. */
export function isNameLike(span: NameSpan, words: Words): boolean {
  const first = words.at(span.start)
  return sense(first, 'quote') !== undefined || /^[\p{Lu}\p{Script=Han}\d]/u.test(first?.text ?? '')
}

/** "find Globex", "show me 王伟": a name and no kind of record. */
export function buildShow(context: Context, words: Words): void {
  const address = words.find(
    (token) => sense(token, 'email') !== undefined || sense(token, 'phone') !== undefined,
  )
  const span = wholeName(words)
  if (!span && address >= 0) return findByAddress(context, words, address)
  if (!span) throw unclear(context, words)
  words.take(span.start, span.end, `name ${span.name}`)
  showNamed(context, null, span.name)
  requireUnderstood(context, words)
}

/**
 * The one name of a short question: "Globex renewal" is all name, although renewal is a word of the
 * metadata. A lower-case name may be two words long, so that a sentence is never looked up as a name.
 */
export function wholeName(words: Words): NameSpan | null {
  const content = words.indices().filter((index) => !words.part(index, index + 1).isEmpty())
  const [start] = content
  const last = content.at(-1)
  if (start === undefined || last === undefined) return null
  const end = last + 1
  const tokens = words.tokens.slice(start, end)
  const first = tokens[0]!
  const quoted = sense(first, 'quote')
  if (quoted) return tokens.length === 1 ? { start, end, name: quoted.value } : null
  const apart = tokens.some((token, at) => at > 0 && (breaksName(token) || !words.free(start + at)))
  if (apart || !(isUnknown(first) || isCapital(first)) || breaksName(first)) return null
  const span = { start, end, name: words.text(start, end) }
  return isNameLike(span, words) || (tokens.length <= 2 && tokens.every(isUnknown)) ? span : null
}
const breakers = [
  'vague',
  'not',
  'op',
  'postop',
  'them',
  'each',
  'it',
  'me',
  'beyond',
  'or',
  'and',
  'sep',
  'prep',
  'poss',
  'concept',
  'verb',
] as const
const breaksName = (token: Token): boolean =>
  (breakers.some((name) => hasRole(token, name)) && !(isCapital(token) && !hasRole(token, 'vague'))) ||
  sense(token, 'when') !== undefined

/** Looks a name up and opens the record, asking which when several answer to it. */
export function showNamed(context: Context, object: string | null, name: string): void {
  const objects = object ? [object] : nameObjects(context, name)
  const step = context.named(objects, name)
  context.add('get_record', { record: one(step) })
  context.antecedent = { object: objects[0] ?? 'account', step, ids: [], pick: 'one' }
}

/** What kinds of record a name may belong to, by its looks. */
export function nameObjects(context: Context, name: string): string[] {
  const { metadata } = context
  if (looksLikeCompany(name))
    return ['account', 'lead', 'opportunity'].filter((object) => metadata.has(object))
  if (looksLikePerson(name) && /\p{Script=Han}/u.test(name)) return metadata.people()
  return metadata.nameable()
}

function findByAddress(context: Context, words: Words, index: number): void {
  const found = words.at(index)?.senses[0]
  if (found?.kind !== 'email' && found?.kind !== 'phone') throw unclear(context, words)
  words.take(index, index + 1, found.kind)
  const object = context.metadata.people()[0] ?? 'contact'
  context.add('search_records', { object, filter: { field: found.kind, op: '=', value: found.value } })
  requireUnderstood(context, words)
}

/** Takes the words that only say that something is to be found. */
export function takeVerb(words: Words): void {
  for (const index of words.indices()) {
    const token = words.free(index)
    if (!token) continue
    if (hasRole(token, 'verb', 'find') || (hasRole(token, 'verb', 'open') && leadsName(words, index)))
      words.take(index, index + 1, 'find')
    else if (!hasRole(token, 'glue') && !hasRole(token, 'sep') && !hasRole(token, 'me'))
      return takeLateVerb(words)
  }
}
/** In Chinese the question word may stand late: 这个月成交的商机有哪些. */
function takeLateVerb(words: Words): void {
  for (const index of words.indices()) if (isFindWord(words.free(index))) words.take(index, index + 1, 'find')
}
const isFindWord = (token: Token | undefined): boolean =>
  hasRole(token, 'verb', 'find') && token !== undefined && token.senses.every((one) => one.kind === 'word')
/** "open Globex" opens; "open deals" are deals that are open. */
const leadsName = (words: Words, index: number): boolean => {
  const next = words.at(words.beside(index, 1))
  const plural = sensesOf(next, 'object').some((one) => one.plural)
  return (
    index === 0 &&
    (words.at(index)?.low === '打开' || !sense(next, 'object') || (!plural && nameSpans(words).length > 0))
  )
}
