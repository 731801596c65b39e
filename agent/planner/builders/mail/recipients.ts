import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { unclear } from '../../replies.ts'
import { readTarget } from '../../targets.ts'
import { type Target, targetOf } from '../../targets/target.ts'
import { type Token, hasRole, isGlue, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** What remains is who gets it. */
export function readRecipients(context: Context, words: Words): Target {
  const people = context.metadata.people()
  const rest = words.indices().filter((index) => !isGlue(words.at(index)) && !isJoint(words.at(index)))
  const [first] = rest
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return fromAntecedent(context)
  const part = words.part(first, last + 1)
  const gap = part.tokens.findIndex((token, index) => !part.free(index) && !isGlue(token))
  if (
    gap >= 0 &&
    part.tokens.slice(gap).some((token, index) => part.free(gap + index) && !isGlue(token) && !isJoint(token))
  )
    throw unclear(context, words)
  const user = rest.length === 1 ? sense(words.at(first), 'user') : undefined
  const me = rest.every((index) => hasRole(words.at(index), 'me') || hasRole(words.at(index), 'prep'))
  if (user || me) {
    words.take(first, last + 1, 'recipient')
    return targetOf(
      { object: 'user', step: null, ids: [user?.id ?? context.input.actor.user_id], pick: 'one' },
      'one',
    )
  }
  const target = readTarget(context, part.part(0, gap < 0 ? part.length : gap), people)
  if (!target) throw words.leftovers().length > 0 ? unclear(context, words) : askWho()
  return target
}

const isJoint = (token: Token | undefined): boolean =>
  hasRole(token, 'prep') || hasRole(token, 'and') || hasRole(token, 'next') || hasRole(token, 'has')

/** "find … and send a welcome email": to those found. */
function fromAntecedent(context: Context): Target {
  if (!context.antecedent?.step) throw askWho()
  return targetOf(context.antecedent, context.antecedent.pick)
}

const askWho = (): Ask => new Ask({ en: 'To whom should the e-mail go?', zh: '邮件发给谁？' })
