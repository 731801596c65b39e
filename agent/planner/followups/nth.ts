import type { Focus } from '../../plan.ts'
import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { targetOf } from '../targets/target.ts'
import { hasRole, isGlue, role } from '../tokens.ts'
import type { Words } from '../words.ts'

/** "the second one", 打开第二个. */
export function readNth(context: Context, words: Words, focus: Focus): boolean {
  const content = words.tokens.filter(
    (token) => !isGlue(token) && !hasRole(token, 'verb', 'find') && !hasRole(token, 'verb', 'open'),
  )
  const [token] = content
  const nth = role(token, 'nth')
  const it = hasRole(token, 'it')
  if (content.length !== 1 || (nth === undefined && !it)) return false
  if (nth === undefined && words.findRole('verb') < 0) return false
  const id =
    nth === undefined ? (focus.ids.length === 1 ? focus.ids[0] : undefined) : focus.ids.at(Number(nth))
  if (id === undefined)
    throw new Ask({
      en: `There were ${focus.ids.length} results. Which one do you mean?`,
      zh: `刚才有 ${focus.ids.length} 条结果。您指哪一条？`,
    })
  words.take(0, words.length, 'one of the results')
  const { refs } = targetOf({ object: focus.object, step: null, ids: [id], pick: 'one' }, 'one')
  context.add('get_record', { record: refs })
  return true
}
