import { Ask } from '../ask.ts'
import { addSearch, readSet, type RecordSet } from '../builders/record-set.ts'
import { all, one, type Context } from '../context.ts'
import { isHan } from '../normalise.ts'
import { hasRole, isGlue, isUnknown, sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import type { Target } from './target.ts'

/** "all unassigned leads", "my overdue tasks", 本周新增的线索. */
export function readPlural(context: Context, words: Words, objects: readonly string[]): Target | null {
  const at = words
    .indices()
    .findLast((index) => sensesOf(words.at(index), 'object').some(({ object }) => objects.includes(object)))
  if (at === undefined) return null
  const found = sensesOf(words.at(at), 'object').find(({ object }) => objects.includes(object))
  if (!found) return null
  const everything = words.findRole('all') >= 0 || words.findRole('each') >= 0
  const several = sensesOf(words.at(at), 'object').some((one) => one.object === found.object && one.plural)
  const first = words.indices().find((index) => !isGlue(words.at(index)) && !hasRole(words.at(index), 'take'))
  const named = first !== undefined && isUnknown(words.at(first))
  const chinese = isHan(words.low(at).charAt(0))
  const ranked = words.findRole('most') >= 0
  if (!(everything || several || ranked || (chinese && !named))) return null
  if (chinese && !everything && isBareObject(words, at)) return null
  const undo = [context.mark(), words.mark()]
  words.take(at, at + 1, `object ${found.object}`)
  takeQuantifier(words)
  const set = readSet(context, words, found.object, true)
  // A name of its own is one record, not a set of all that are called like it.
  if (words.leftovers().length > 0 || (set.name !== null && !everything)) {
    for (const back of undo) back()
    return null
  }
  words.take(0, words.length, 'the records meant')
  const limit = ranked ? exactLimit(words, set, several && !chinese) : set.ranking.limit
  const step = addSearch(context, found.object, {
    ...set,
    ranking: { ...set.ranking, ...(limit === undefined ? {} : { limit }) },
  })
  const pick = limit === 1 ? 'one' : 'all'
  return {
    refs: pick === 'one' ? one(step) : all(step),
    object: found.object,
    step,
    pick,
    name: null,
    ids: [],
  }
}

/** 把金额最大的商机…: one, when no figure is said. A list may show the first ten; "the biggest deals" are asked about. */
function exactLimit(words: Words, { ranking }: RecordSet, several: boolean): number | undefined {
  const counted = words.tokens.some((token) => sense(token, 'number'))
  if (counted || ranking.limit === undefined) return ranking.limit
  if (several)
    throw new Ask({
      en: 'How many of them do you mean? For example: the 3 biggest deals.',
      zh: '您指的是前几个？例如：金额最大的3个商机。',
    })
  return 1
}

/** "each of my open deals", 每个进行中的商机: says that all of them are meant. */
function takeQuantifier(words: Words): void {
  for (let at = words.findRole('each'); at >= 0; at = words.findRole('each'))
    words.take(at, at + 1, 'every one of them')
}

/** An object with nothing that narrows it, or with a name behind it: 线索 张伟. */
function isBareObject(words: Words, at: number): boolean {
  return words
    .indices()
    .every(
      (index) =>
        index === at ||
        isGlue(words.at(index)) ||
        hasRole(words.at(index), 'take') ||
        isUnknown(words.at(index)) ||
        index > at,
    )
}
