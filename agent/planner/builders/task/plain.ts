import type { Context } from '../../context.ts'
import { unclear } from '../../replies.ts'
import { type Token, hasRole, sense, sensesOf } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/**
 * A subject that nothing introduces may say what is to be done and no more: words that speak of several records,
 * take something back or give a second command would vanish in it.
 */
export function requirePlainSubject(context: Context, words: Words): void {
  const kept = words.tokens.some((token, index) => saysMore(token) || (index > 0 && commands(token)))
  if (kept) throw unclear(context, words)
}

const saysMore = (token: Token): boolean =>
  (['each', 'all', 'them', 'only', 'but', 'not', 'no', 'take', 'vague'] as const).some((name) =>
    hasRole(token, name),
  ) || sensesOf(token, 'object').some((one) => one.plural)

const commands = (token: Token): boolean =>
  sense(token, 'object') === undefined &&
  ['create', 'assign', 'delete', 'update', 'find'].some((verb) => hasRole(token, 'verb', verb))
