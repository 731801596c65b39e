import { hasRole, isUnknown, sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'

const entered =
  /^(is now|is now in|has moved to|slipped to|has slipped to|went to|进|进了|进入|进入了|进到|到了|已到|已进入|走到|推到|推到了)$/

/** "Globex renewal is now in negotiation", 华信科技续约进谈判了: a record is named and the state it has come to. */
export function stateSaid(words: Words): boolean {
  const at = words.tokens.findIndex((token) => entered.test(token.low))
  if (
    at < 1 ||
    words.tokens.some((token) => hasRole(token, 'verb', 'find') || hasRole(token, 'verb', 'count'))
  )
    return false
  const before = words.tokens.slice(0, at)
  const after = words.tokens.slice(at + 1)
  return (
    before.some((token) => isUnknown(token) || sense(token, 'quote')) &&
    !before.some((token) => sensesOf(token, 'object').some((one) => one.plural)) &&
    after.some((token) => sense(token, 'option') ?? sense(token, 'when'))
  )
}
