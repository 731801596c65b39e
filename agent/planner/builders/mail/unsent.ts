import { hasRole, isGlue, type Token } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** "… but don't send it yet", ，先不要发送: what is written stays a draft. Takes those words and says whether there were any. */
export function takeUnsent(words: Words): boolean {
  const at = words.find((token, index) => denies(token) && sendsAt(words, index + 1) > index)
  if (at < 0) return false
  let start = at
  while (start > 0 && leadsIn(words.at(start - 1))) start--
  const inMessage = words.tokens
    .slice(0, start)
    .some((token) => hasRole(token, 'saying') || token.low === ':')
  if (inMessage && !words.tokens.slice(start, at).some((token) => hasRole(token, 'but'))) return false
  let end = sendsAt(words, at + 1) + 1
  while (end < words.length && trails(words.at(end))) end++
  // Something else in the same breath ("don't send it to Tom") is no plain "do not send".
  if (end < words.length && !/^[,;.!?]$/.test(words.low(end))) return false
  words.take(start, end, 'not to be sent')
  return true
}

const denies = (token: Token): boolean =>
  hasRole(token, 'no') ||
  hasRole(token, 'not', 'not') ||
  /^(without|不要|别|不用|先别|不|暂不)$/.test(token.low)

/** Where the word for sending stands behind a negation; -1 when it denies something else. */
function sendsAt(words: Words, from: number): number {
  let at = from
  while (isGlue(words.at(at)) && !/^[,;.]$/.test(words.low(at))) at++
  const token = words.free(at)
  return hasRole(token, 'verb', 'send') || /^(sending|mail it|发出|发出去|寄出)$/.test(token?.low ?? '')
    ? at
    : -1
}

const leadsIn = (token: Token | undefined): boolean =>
  isGlue(token) || hasRole(token, 'but') || hasRole(token, 'and') || /^(先|暂时|千万)$/.test(token?.low ?? '')
const trails = (token: Token | undefined): boolean =>
  (isGlue(token) && !/^[,;.!?]$/.test(token?.low ?? '')) ||
  hasRole(token, 'it') ||
  hasRole(token, 'them') ||
  /^(yet|for now|out|出去|出)$/.test(token?.low ?? '')
