import { hasRole, isGlue, isUnknown, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'

/** "we won Globex renewal", Globex renewal 丢单了: a deal is named and what has come of it. */
export function outcomeSaid(words: Words): boolean {
  const at = words.find((token) => hasRole(token, 'concept', 'won') || hasRole(token, 'concept', 'lost'))
  if (
    at < 0 ||
    words.tokens.some((token) => hasRole(token, 'verb', 'find') || hasRole(token, 'verb', 'count'))
  )
    return false
  if (
    !words.tokens.some((token) => isUnknown(token)) ||
    words.tokens.some((token) => sensesOf(token, 'object').some((one) => one.plural))
  )
    return false
  // "we won Initech pilot": said first, with the name behind it.
  if (/^we (won|lost)$/.test(words.low(at)) && words.find((token) => !isGlue(token)) === at) return true
  return words.tokens.some((token) => /^(了|已经|is|was)$/.test(token.low) || token.low.endsWith('了'))
}
