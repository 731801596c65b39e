import { endsDealName, isCapital } from '../names.ts'
import { hasRole, isGlue, isUnknown, role, sense, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'

/** The name in a question for a date of one record, and which date it asks for. */
export interface DateQuestion {
  readonly start: number
  readonly end: number
  readonly hint: string
}

/** "when does Globex renewal close", 华信科技续约什么时候成交. Null when anything else is said. */
export function readDateQuestion(words: Words): DateQuestion | null {
  if (words.findRole('askwhen') < 0) return null
  const content = [...words.tokens.entries()].filter(
    ([, token]) => !isGlue(token) && !hasRole(token, 'askwhen'),
  )
  const last = content.at(-1)
  const [first, ...more] = content.slice(0, -1)
  const hint = role(last?.[1], 'hint')
  if (!first || hint === undefined) return null
  const name = [first, ...more]
  const led = isUnknown(first[1]) || isCapital(first[1]) || sense(first[1], 'quote') !== undefined
  const end = (name.at(-1)?.[0] ?? first[0]) + 1
  const whole = end - first[0] === name.length
  return led && whole && name.every(([, token]) => isNamePart(token)) ? { start: first[0], end, hint } : null
}

const isNamePart = (token: Token): boolean =>
  isUnknown(token) ||
  isCapital(token) ||
  sense(token, 'quote') !== undefined ||
  hasRole(token, 'suffix') ||
  endsDealName(token)
