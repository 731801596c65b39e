import type { PlanValue } from '../../../plan.ts'
import type { Context } from '../../context.ts'
import { choiceOf } from '../../filters/options.ts'
import type { When } from '../../periods/when.ts'
import { unclear } from '../../replies.ts'
import { type Token, hasRole, sense, sensesOf } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** Words around the subject that say nothing the task could keep must not be lost. */
export function requireOnlyTaskWords(context: Context, words: Words, sides: readonly Words[]): void {
  const known = (token: Token): boolean =>
    hasRole(token, 'verb', 'create') ||
    hasRole(token, 'verb', 'assign') ||
    hasRole(token, 'concept', 'new') ||
    hasRole(token, 'hint', 'due') ||
    hasRole(token, 'assign') ||
    hasRole(token, 'named') ||
    hasRole(token, 'saying') ||
    hasRole(token, 'by') ||
    sensesOf(token, 'field').some((one) => one.object === 'task')
  if (sides.some((side) => side.leftovers().some((token) => !known(token)))) throw unclear(context, words)
}

export function takePriority(context: Context, words: Words): string | undefined {
  for (const index of words.indices()) {
    const choice = choiceOf(context, words.free(index), 'task')
    if (choice?.field !== 'priority') continue
    words.take(index, index + 1, `priority ${choice.code}`)
    return choice.code
  }
  return undefined
}

export function takeAssignee(context: Context, words: Words): PlanValue | undefined {
  const at = words.find((token) => sense(token, 'user') !== undefined || hasRole(token, 'me'))
  if (at < 0) return undefined
  words.take(at, at + 1, 'assigned to')
  return sense(words.at(at), 'user')?.id ?? (context.input.actor.user_id === '' ? undefined : 'me')
}

export function takeWhen(words: Words): When | undefined {
  const at = words.find((token) => sense(token, 'when') !== undefined)
  if (at < 0) return undefined
  words.take(at, at + 1, 'due')
  return sense(words.at(at), 'when')?.when
}
