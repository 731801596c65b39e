import type { Order } from '#crm-core/contract'
import type { Context } from './context.ts'
import { fieldOf } from './filters/field-of.ts'
import { hasRole, isGlue, role, sense, type Token } from './tokens.ts'
import type { Words } from './words.ts'

export interface Ranking {
  readonly order?: Order
  readonly limit?: number
}

/** "top 5 by amount", "sorted by score", 金额最大的10个, 按评分从高到低: taken, as order and limit. */
export function readRanking(context: Context, words: Words, object: string, plural: boolean): Ranking {
  const sorted = readSort(context, words, object)
  const most = words.findRole('most')
  const ranked = most >= 0 ? readMost(context, words, most, object, plural, sorted !== undefined) : {}
  const limit = ranked.limit ?? readLimit(words)
  const order = sorted ?? ranked.order
  return { ...(order ? { order } : {}), ...(limit ? { limit } : {}) }
}

function readSort(context: Context, words: Words, object: string): Order | undefined {
  const marker = words.find((token) => hasRole(token, 'order') || hasRole(token, 'direction'))
  if (marker < 0) return undefined
  const at = nearestField(context, words, marker, object)
  const field = fieldOf(context, words.free(at), object)
  if (!field)
    return hasRole(words.at(marker), 'direction') ? byWorth(context, words, marker, object) : undefined
  const direction = takeDirection(words) ?? naturalDirection(field.measures, field.name)
  const by = words.beside(at, -1)
  if (hasRole(words.free(by), 'by')) words.take(by, by + 1, 'order')
  words.take(at, at + 1, `order by ${field.name}`)
  for (let index = words.findRole('order'); index >= 0; index = words.findRole('order'))
    words.take(index, index + 1, 'order')
  return { field: field.name, direction }
}

/** "biggest first", 从大到小, without a field: by what this object is ranked by; "newest first" by its date. */
function byWorth(context: Context, words: Words, marker: number, object: string): Order | undefined {
  const timed = /newest|latest|oldest|earliest|soonest|新|早|近/.test(words.low(marker))
  const field = timed ? context.metadata.dateField(object) : context.metadata.rankField(object)
  if (field === undefined) return undefined
  return { field, direction: takeDirection(words) ?? 'desc' }
}

function nearestField(context: Context, words: Words, marker: number, object: string): number {
  const found = words.indices().filter((index) => fieldOf(context, words.free(index), object))
  return found.sort((a, b) => Math.abs(a - marker) - Math.abs(b - marker))[0] ?? -1
}
function takeDirection(words: Words): 'asc' | 'desc' | undefined {
  const at = words.findRole('direction')
  if (at < 0) return undefined
  const direction = role(words.at(at), 'direction')
  words.take(at, at + 1, 'direction')
  return direction === 'asc' ? 'asc' : 'desc'
}
function naturalDirection(measures: string, field: string): 'asc' | 'desc' {
  const upcoming = field === 'due_date' || field === 'close_date' || field === 'next_renewal_date'
  return measures === 'text' || measures === 'choice' || upcoming ? 'asc' : 'desc'
}

function readMost(
  context: Context,
  words: Words,
  most: number,
  object: string,
  plural: boolean,
  sorted: boolean,
): Ranking {
  const kind = role(words.at(most), 'most') ?? 'top'
  const beside = takeCountBeside(words, most)
  const at = rankedBy(context, words, most, object, kind)
  const limit = beside ?? (at >= 0 ? takeCountBeside(words, at) : undefined)
  const field = at >= 0 ? fieldOf(context, words.free(at), object)?.name : defaultRank(context, object, kind)
  if (field === undefined) return limit ? { limit } : {}
  if (at >= 0) {
    const by = words.beside(at, -1)
    if (hasRole(words.free(by), 'by')) words.take(by, by + 1, 'rank')
    words.take(at, at + 1, `rank by ${field}`)
  }
  words.take(most, most + 1, kind)
  const sorts = takeFirst(words, Math.max(at, most) + 1)
  const direction = kind === 'bottom' || kind === 'oldest' ? 'asc' : 'desc'
  return {
    order: { field, direction },
    limit: limit ?? (sorted || sorts ? undefined : howMany(words, plural, context)),
  }
}

/** "highest amount first" puts in order and leaves nothing out. */
function takeFirst(words: Words, at: number): boolean {
  if (words.free(at)?.low !== 'first') return false
  words.take(at, at + 1, 'order')
  return true
}

function howMany(words: Words, plural: boolean, context: Context): number {
  const single = words.tokens.some((token) => /^(哪个|哪位|哪家|哪一个|哪一家)$/.test(token.low))
  if (context.language === 'zh') return single ? 1 : 10
  return plural ? 10 : 1
}

function defaultRank(context: Context, object: string, kind: string): string | undefined {
  if (kind === 'newest' || kind === 'oldest') {
    const period = context.metadata.object(object)?.period_field
    return object === 'activity' ? 'activity_date' : period
  }
  return kind === 'promising'
    ? (context.metadata.firstField(object, promise) ?? context.metadata.rankField(object))
    : context.metadata.rankField(object)
}
/** What tells how likely a sale is. */
const promise = ['lead_score', 'win_probability', 'probability']

function rankedBy(context: Context, words: Words, most: number, object: string, kind: string): number {
  if (kind === 'newest' || kind === 'oldest' || kind === 'promising') return -1
  const numeric = (index: number): boolean => {
    const field = fieldOf(context, words.free(index), object)
    return field !== undefined && (field.measures === 'number' || field.measures === 'money')
  }
  const after = words
    .indices()
    .find((index) => hasRole(words.at(words.beside(index, -1)), 'by') && numeric(index))
  if (after !== undefined) return after
  for (const beside of [words.beside(most, -1), words.beside(most, 1)]) if (numeric(beside)) return beside
  return words.indices().find(numeric) ?? -1
}

function isCount(token: Token | undefined): number | undefined {
  const number = sense(token, 'number')
  return number &&
    !number.amount &&
    !number.percent &&
    Number.isInteger(number.value) &&
    number.value > 0 &&
    number.value <= 200
    ? number.value
    : undefined
}
function takeCountBeside(words: Words, index: number): number | undefined {
  for (const beside of [afterOf(words, index), words.beside(index, -1)]) {
    const count = words.free(beside) && isCount(words.free(beside))
    if (count) {
      words.take(beside, beside + 1, `at most ${count}`)
      return count
    }
  }
  return undefined
}

/** 金额最大的10个: 的 may stand between. */
function afterOf(words: Words, index: number): number {
  const next = words.beside(index, 1)
  return hasRole(words.at(next), 'poss') ? words.beside(next, 1) : next
}

/** "show me 5 leads", 列出10条线索: a bare count right before what is counted. */
function readLimit(words: Words): number | undefined {
  for (const index of words.indices()) {
    const count = isCount(words.free(index))
    if (!count || role(words.at(words.beside(index, -1)), 'op') || role(words.at(index + 1), 'postop'))
      continue
    const before = words.at(words.beside(index, -1))
    const after = words.at(words.beside(index, 1))
    const leads = before === undefined || hasRole(before, 'verb') || hasRole(before, 'me') || isGlue(before)
    if (!leads && !sense(after, 'object')) continue
    if (sense(before, 'field') && words.free(words.beside(index, -1))) continue
    words.take(index, index + 1, `at most ${count}`)
    return count
  }
  return undefined
}
