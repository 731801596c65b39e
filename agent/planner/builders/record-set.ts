import { Ask } from '../ask.ts'
import type { PlanArgs } from '../../plan.ts'
import { allOf, asArgs, type PlanFilter } from '../conditions.ts'
import type { Context } from '../context.ts'
import { readFilters } from '../filters.ts'
import { isNameLike, looksLikeCompany, looksLikePerson, nameSpans, type NameSpan } from '../names.ts'
import { readRanking } from '../order.ts'
import { relatedTo } from '../relations.ts'
import { hasRole, role, sense } from '../tokens.ts'
import type { Words } from '../words.ts'

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
  return joinExclusions([...new Map(filters.map((one) => [JSON.stringify(one), one])).values()])
}

/** "neither contacted nor converted": two exclusions of one field are one list. */
function joinExclusions(filters: readonly PlanFilter[]): PlanFilter[] {
  const joined: PlanFilter[] = []
  for (const filter of filters) {
    const same = joined.findIndex(
      (one) => excluded(one) !== null && excluded(one)?.field === excluded(filter)?.field,
    )
    const [a, b] = [excluded(joined[same]), excluded(filter)]
    if (a && b)
      joined[same] = { field: a.field, op: 'not_in', value: [...new Set([...a.values, ...b.values])] }
    else joined.push(filter)
  }
  return joined
}
function excluded(filter: PlanFilter | undefined): { field: string; values: readonly string[] } | null {
  if (!filter || !('field' in filter)) return null
  const { field, op, value } = filter
  if (op === '!=' && typeof value === 'string') return { field, values: [value] }
  return op === 'not_in' && Array.isArray(value) ? { field, values: value.map(String) } : null
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
      const from = hasRole(words.at(span.start - 1), 'named') ? span.start - 1 : span.start
      words.take(from, span.end, `name ${span.name}`)
      continue
    }
    const filter = relatedTo(
      context,
      object,
      span.name,
      place === 'in' || (place === 'of' && object === 'account'),
    )
    if (filter && isTextMatch(filter) && !isPlausibleCompany(span, words))
      throw askCompany(context, object, span.name, filter)
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
  if (sense(after, 'object'))
    return isNameLike(span, words) && isPlausibleName(span, words) ? 'beside' : 'vague'
  return isNameLike(span, words) &&
    (hasRole(before, 'verb') || hasRole(before, 'and') || before === undefined)
    ? 'beside'
    : 'vague'
}

/** 谁签单, 理一理管道: up to three Chinese characters right before a word need the look of a name. */
const isPlausibleName = (span: NameSpan, words: Words): boolean =>
  isPlausibleCompany(span, words) || looksLikePerson(span.name)

const isTextMatch = (filter: PlanFilter): boolean => 'field' in filter && filter.field === 'company'

/** Two Chinese characters may be anything: only what is written or ends like a company is searched for unasked. */
function isPlausibleCompany(span: NameSpan, words: Words): boolean {
  return (
    !/^\p{Script=Han}+$/u.test(span.name) ||
    sense(words.at(span.start), 'quote') !== undefined ||
    looksLikeCompany(span.name) ||
    Array.from(span.name).length >= 4
  )
}

/** The reading is shown and a yes runs it. */
function askCompany(context: Context, object: string, name: string, filter: PlanFilter): Ask {
  const kind = context.metadata.object(object)
  return new Ask(
    {
      en: `Is “${name}” a company? Should I look for ${kind?.plural.en.toLowerCase()} of “${name}”?`,
      zh: `“${name}”是公司名吗？要查找公司为“${name}”的${kind?.label.zh}吗？`,
    },
    {
      pending: {
        plan: [{ id: 's1', tool: 'search_records', args: { object, filter: asArgs(filter) } }],
        slot: null,
        kind: 'confirm',
        choices: [],
      },
      confidence: 0.6,
    },
  )
}
