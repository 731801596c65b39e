import type { Context } from '../../context.ts'
import { choiceOf } from '../../filters/options.ts'
import { hasRole, role, sensesOf } from '../../tokens.ts'
import type { Words } from '../../words.ts'

export function takeType(context: Context, words: Words): string | null {
  const said = words.findRole('type')
  if (said >= 0) {
    const type = role(words.at(said), 'type') ?? null
    words.take(said, said + 1, `activity ${type}`)
    return type
  }
  for (const index of words.indices()) {
    const token = words.free(index)
    if (hasRole(token, 'verb', 'log')) continue
    const isNote =
      sensesOf(token, 'object').some((one) => one.object === 'note') ||
      /^(note|备注|笔记)$/.test(token?.low ?? '')
    const choice = choiceOf(context, token, 'activity')
    if (!isNote && choice?.field !== 'type') continue
    words.take(index, index + 1, 'activity')
    return isNote ? 'note' : (choice?.code ?? null)
  }
  return null
}
