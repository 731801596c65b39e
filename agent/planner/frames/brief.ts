import { endsDealName, isCapital } from '../names.ts'
import { hasRole, isGlue, isUnknown, sense } from '../tokens.ts'
import type { Words } from '../words.ts'

/** The name in "tell me about Globex", 介绍一下客户华信科技: nothing else may be said. */
export interface Brief {
  readonly start: number
  readonly end: number
}

/** "Summarize Globex" opens what is known; "summarise my week" needs more than the records. */
export const asksBrief = (words: Words): boolean => readBrief(words) !== null

export function readBrief(words: Words): Brief | null {
  if (words.findRole('brief') < 0) return null
  const content = [...words.tokens.entries()].filter(
    ([, token]) =>
      !isGlue(token) &&
      !hasRole(token, 'brief') &&
      !hasRole(token, 'verb', 'find') &&
      !hasRole(token, 'prep') &&
      !hasRole(token, 'poss') &&
      !(sense(token, 'object') && !isCapital(token)),
  )
  const [first] = content
  const last = content.at(-1)
  if (!first || !last || last[0] - first[0] + 1 !== content.length) return null
  const led = isUnknown(first[1]) || isCapital(first[1]) || sense(first[1], 'quote') !== undefined
  const whole = content.every(
    ([, token]) =>
      isUnknown(token) ||
      isCapital(token) ||
      sense(token, 'quote') !== undefined ||
      hasRole(token, 'suffix') ||
      hasRole(token, 'honorific') ||
      endsDealName(token),
  )
  return led && whole ? { start: first[0], end: last[0] + 1 } : null
}
