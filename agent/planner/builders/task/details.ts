import type { PlanValue } from '../../../plan.ts'
import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { choiceOf } from '../../filters/options.ts'
import type { When } from '../../periods/when.ts'
import { unclear } from '../../replies.ts'
import { readTarget } from '../../targets.ts'
import type { Target } from '../../targets/target.ts'
import { type Token, hasRole, isGlue, sense, sensesOf } from '../../tokens.ts'
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

/** The record after for/about/给/为. */
export function readAbout(context: Context, words: Words): Target | null {
  const at = words.find(
    (token) =>
      hasRole(token, 'prep', 'for') ||
      hasRole(token, 'prep', 'about') ||
      hasRole(token, 'prep', 'to') ||
      hasRole(token, 'prep', 'on') ||
      hasRole(token, 'prep', 'with'),
  )
  const each = words.findRole('each')
  const them = words.findRole('them')
  if (at < 0 && each < 0 && them < 0) return null
  const start = at < 0 ? Math.max(each, them) : at + 1
  const end = stop(words, start)
  const part = words.part(start, end)
  const self = part.tokens.every(
    (token) =>
      isGlue(token) ||
      hasRole(token, 'me') ||
      sense(token, 'user') !== undefined ||
      sense(token, 'when') !== undefined,
  )
  if (self) return null
  const target = readTarget(context, part, [...context.metadata.nameable()])
  if (target) words.take(Math.max(at, 0), start, 'about')
  else
    throw new Ask({
      en: `For which record is the task? I did not understand “${part.text()}”.`,
      zh: `任务是关于哪条记录的？我没有理解“${part.text()}”。`,
    })
  return target
}

function stop(words: Words, from: number): number {
  const end = words.tokens.findIndex(
    (token, index) =>
      index >= from &&
      (/^[,，;]$/.test(token.low) || hasRole(token, 'verb') || sense(token, 'when') !== undefined),
  )
  return end < 0 ? words.length : end
}

/** "create a task to call for each" */
export function trailingEach(context: Context, words: Words): Target | null {
  const last = words.length - 1
  return hasRole(words.at(last), 'each') && context.antecedent
    ? readTarget(context, words.part(last), context.metadata.nameable())
    : null
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
