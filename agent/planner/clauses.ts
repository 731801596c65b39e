import { frameOf } from './frames.ts'
import { hasRole, isGlue, sense, sensesOf, type Token } from './tokens.ts'
import type { Words } from './words.ts'

const actions = [
  'create',
  'update',
  'move',
  'mark',
  'assign',
  'complete',
  'send',
  'email',
  'draft',
  'remind',
  'log',
  'postpone',
  'rename',
]

/**
 * Cuts a sentence into its steps: at a separator or "then/and/然后/并" after which a new command begins.
 * Free text (after a colon or "saying", and what one is to be reminded of) is never cut.
 */
export function clausesOf(words: Words): Words[] {
  const cuts = [0]
  for (let index = 1; index < words.length; index++) {
    if (!isJoint(words.at(index))) continue
    const last = cuts.at(-1) ?? 0
    const before = words.part(last, index)
    if (before.tokens.every((token) => isGlue(token))) continue
    const after = words.part(index)
    if (!beginsCommand(after) || swallows(before, after)) continue
    cuts.push(index)
  }
  return cuts.map((start, at) => words.part(start, cuts[at + 1]))
}

const isJoint = (token: Token | undefined): boolean =>
  /^[,;.!?，；]$/.test(token?.low ?? '') || hasRole(token, 'next') || hasRole(token, 'and')

/** A command begins: its verb comes first, or 给/把/为 … and then a verb before the next separator. */
function beginsCommand(words: Words): boolean {
  const content = words.tokens.filter(
    (token, index) =>
      !(isGlue(token) || hasRole(token, 'next') || (index === 0 && isJoint(token)) || hasRole(token, 'and')),
  )
  const [first, second] = content
  if (!first) return false
  if (actions.some((verb) => hasRole(first, 'verb', verb))) {
    if (
      sense(first, 'field') &&
      (sense(second, 'email') || sense(second, 'phone') || sense(second, 'number'))
    )
      return false
    if (hasRole(first, 'verb', 'email') && /[a-z]/.test(first.low))
      return second !== undefined && !sense(second, 'email') && !isJoint(second)
    return second !== undefined || hasRole(first, 'verb', 'send')
  }
  if (hasRole(first, 'convert')) return second !== undefined
  if (hasRole(first, 'assign') && /^\p{Script=Han}{2,}$/u.test(first.low))
    return second !== undefined && hasRole(words.at(0), 'next')
  const led =
    hasRole(first, 'prep', 'to') ||
    hasRole(first, 'prep', 'for') ||
    hasRole(first, 'prep', 'with') ||
    hasRole(first, 'take') ||
    sense(first, 'when') !== undefined
  if (!led) return false
  const end = words.tokens.findIndex((token, index) => index > 0 && /^[,;.，；]$/.test(token.low))
  const span = end < 0 ? words.tokens : words.tokens.slice(0, end)
  return span.some(
    (token) =>
      actions.some((verb) => hasRole(token, 'verb', verb)) ||
      hasRole(token, 'assign') ||
      hasRole(token, 'convert'),
  )
}

/** The clause before takes this text as its own: a reminder, a message, a change that goes on. */
function swallows(before: Words, after: Words): boolean {
  const frame = frameOf(before)
  const next = frameOf(after.part(1))
  const reminds = after.findRole('verb', 'remind') >= 0 && frameOf(after.part(1)) === 'task'
  if (frame === 'update' && next === 'update') return continuesChange(after)
  if (frame === 'task' && before.tokens.every(isTaskHead)) return true
  if (frame === 'task')
    return !(next === 'mail' || next === 'update' || next === 'log') || before.findRole('verb', 'remind') >= 0
  if (frame === 'log' && next === 'log' && after.tokens.every(isLogWord)) return true
  const free = before.tokens.some((token) => hasRole(token, 'saying') || token.low === ':')
  if (free && (frame === 'mail' || frame === 'log')) return !reminds && next !== 'task'
  return false
}
/** "task for Tom": nothing yet says what is to be done. */
const isTaskHead = (token: Token): boolean =>
  isGlue(token) ||
  hasRole(token, 'prep') ||
  hasRole(token, 'me') ||
  hasRole(token, 'verb', 'create') ||
  sense(token, 'user') !== undefined ||
  sense(token, 'when') !== undefined ||
  sensesOf(token, 'object').some((one) => one.object === 'task') ||
  sensesOf(token, 'option').some((one) => one.field === 'priority')

/** "…, log it", ，记一下: says once more what the clause before is. */
const isLogWord = (token: Token): boolean =>
  isGlue(token) || hasRole(token, 'verb', 'log') || hasRole(token, 'it') || hasRole(token, 'and')

/** "… and close it on 30 April", ，金额改成35万: no new target. */
function continuesChange(after: Words): boolean {
  return (
    !after.tokens.some((token) => token.senses.length === 0 || hasRole(token, 'take')) &&
    !sensesOf(after.at(1), 'object').length
  )
}
