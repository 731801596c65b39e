import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { unclear } from '../../replies.ts'
import { readTarget } from '../../targets.ts'
import type { Target } from '../../targets/target.ts'
import { hasRole, isGlue, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** With whom, or about which record. */
export function readWith(context: Context, words: Words): Target {
  const rest = words
    .indices()
    .filter(
      (index) =>
        !isGlue(words.at(index)) && !hasRole(words.at(index), 'and') && !hasRole(words.at(index), 'me'),
    )
  const [first] = rest
  const last = rest.at(-1)
  const content = rest.filter(
    (index) =>
      !hasRole(words.at(index), 'prep') &&
      !hasRole(words.at(index), 'poss') &&
      !sense(words.at(index), 'object'),
  )
  if (first === undefined || last === undefined || content.length === 0) {
    const meant = context.antecedent ?? context.input.focus[0]
    if (!meant) throw new Ask({ en: 'With whom, or for which record?', zh: '与谁，或关于哪条记录？' })
    return readTarget(context, words.part(0, 0), []) ?? focusTarget(context)
  }
  const about =
    hasRole(words.at(first), 'prep', 'to') ||
    hasRole(words.at(first), 'prep', 'on') ||
    hasRole(words.at(first), 'prep', 'for')
  const objects = about
    ? context.metadata.nameable()
    : [...context.metadata.people(), 'account', 'opportunity']
  const target = readTarget(context, words.part(first, unbroken(words, first, last) + 1), objects)
  if (!target) throw unclear(context, words)
  return target
}

/** 和王伟30分钟的会议: the name ends where a word with another meaning was taken. */
function unbroken(words: Words, first: number, last: number): number {
  for (let index = first; index < last; index++) {
    const next = words.at(index + 1)
    if (!words.free(index + 1) && !isGlue(next)) return index
  }
  return last
}

function focusTarget(context: Context): Target {
  const meant = context.antecedent
  if (meant?.step)
    return {
      refs: { $from: meant.step, pick: 'one' },
      object: meant.object,
      step: meant.step,
      pick: 'one',
      name: null,
      ids: [],
    }
  const focus = context.input.focus[0]
  const id = focus?.ids[0]
  if (!focus || id === undefined || focus.ids.length > 1)
    throw new Ask({ en: 'With whom, or for which record?', zh: '与谁，或关于哪条记录？' })
  return {
    refs: { object: focus.object, id },
    object: focus.object,
    step: null,
    pick: 'one',
    name: null,
    ids: [id],
  }
}
