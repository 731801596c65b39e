import { hasRole, isGlue, isUnknown, sense } from '../tokens.ts'
import type { Words } from '../words.ts'

/** "follow up with Dana on Friday", 周五跟进一下张伟: the words open the clause and somebody is named. */
export function beginsFollowUp(words: Words): boolean {
  return followUpAt(words) >= 0
}

/** Where the word stands that says to follow up; -1 when the clause says something else. */
export function followUpAt(words: Words): number {
  const at = words.tokens.findIndex(
    (token) =>
      !isGlue(token) &&
      !hasRole(token, 'me') &&
      !hasRole(token, 'next') &&
      !hasRole(token, 'and') &&
      !sense(token, 'when'),
  )
  if (!/^(follow[- ]?up|跟进|跟进一下|回访|回访一下)$/.test(words.low(at))) return -1
  const english = words.low(at).startsWith('f')
  const next = words.at(at + 1)
  if (english && !hasRole(next, 'prep', 'with') && !hasRole(next, 'prep', 'on')) return -1
  const whom = words.tokens.slice(at + 1)
  return whom.some((token) => isUnknown(token) || hasRole(token, 'them') || hasRole(token, 'it')) ? at : -1
}
