import { one, type Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { isCapital, isNameLike, looksLikeCompany, looksLikePerson, type NameSpan } from '../names.ts'
import { unclear } from '../replies.ts'
import { hasRole, isUnknown, sense, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'

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
  const [first] = tokens
  if (!first) return null
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
  'askwhen',
  'whatabout',
  'take',
  'assign',
  'but',
  'all',
  'because',
] as const
const breaksName = (token: Token): boolean =>
  token.low === 'i' ||
  (breakers.some((name) => hasRole(token, name)) && !(isCapital(token) && !hasRole(token, 'vague'))) ||
  sense(token, 'when') !== undefined

/** Looks a name up and opens the record, asking which when several answer to it. */
export function showNamed(
  context: Context,
  object: string | null,
  name: string,
  asks: readonly string[] = [],
): void {
  const objects = object ? [object] : nameObjects(context, name)
  const step = context.named(objects, name)
  context.add('get_record', { record: one(step) }, asks)
  context.antecedent = { object: objects[0] ?? 'account', step, ids: [], pick: 'one' }
}

/** What kinds of record a name may belong to, by its looks. */
function nameObjects(context: Context, name: string): string[] {
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
