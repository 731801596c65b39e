import { attempt } from '../attempt.ts'
import type { Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { isNameLike, nameSpans } from '../names.ts'
import { takeKindBeside, takeObject } from '../objects.ts'
import { unclear } from '../replies.ts'
import { hasRole, sense, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { addSearch, readSet } from './record-set.ts'
import { buildShow, showNamed, wholeName } from './show.ts'

/** "show my open deals over 50k", 查一下本周新增的高价值线索, "find Globex". */
export function buildFind(context: Context, words: Words): void {
  takeVerb(words)
  const said = words.tokens.some((token) => sense(token, 'object'))
  if (!said && wholeName(words)) return buildShow(context, words)
  takeBackPointer(words)
  // Conditions first; what they leave over may be part of a name: "the Globex renewal deal", 商机华信科技续约.
  const failed = attempt(context, words, () => findSet(context, words))
  if (!failed) return
  if (failed.pending !== null || attempt(context, words, () => findWholeName(context, words))) throw failed
}

function findSet(context: Context, words: Words): void {
  const head = takeKindBeside(context, words) ?? takeObject(context, words)
  if (!head) return buildShow(context, words)
  const { object } = head
  const set = readSet(context, words, object, head.plural)
  if (set.name !== null && set.filters.length === 0 && !(head.plural && head.said))
    showNamed(context, object, set.name)
  else addSearch(context, object, set)
  requireUnderstood(context, words)
}

/** A kind of record, and all the rest is its name. */
function findWholeName(context: Context, words: Words): void {
  const head = takeKindBeside(context, words) ?? takeObject(context, words)
  const span = head?.said ? wholeName(words) : null
  if (!head || !span || !isNameLike(span, words)) throw unclear(context, words)
  words.take(span.start, span.end, `name ${span.name}`)
  if (head.plural) addSearch(context, head.object, { name: span.name, filters: [], ranking: {} })
  else showNamed(context, head.object, span.name)
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

/** 查一下 Globex，再看看它的商机: 它的 points to the name before it, which narrows the list anyway. */
function takeBackPointer(words: Words): void {
  const at = words.find((token) => hasRole(token, 'it') && /的$|^(its|their)$/.test(token.low))
  if (at > 0 && nameSpans(words.part(0, at)).length > 0) words.take(at, at + 1, 'of the one named')
}
