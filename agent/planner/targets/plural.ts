import { addSearch, readSet } from '../builders/record-set.ts'
import { all, type Context } from '../context.ts'
import { isHan } from '../normalise.ts'
import { hasRole, isGlue, isUnknown, sensesOf } from '../tokens.ts'
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
        isGlue(words.at(index)) ||
        hasRole(words.at(index), 'take') ||
        isUnknown(words.at(index)) ||
        index > at,
    )
}
