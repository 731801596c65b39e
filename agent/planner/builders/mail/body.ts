import { hasRole, isGlue, sense } from '../../tokens.ts'
import { bareText } from '../../values.ts'
import type { Words } from '../../words.ts'

/** What stands after "saying"/内容是/a colon, or in quotes, is the message. */
export function takeBody(words: Words): string | null {
  const saying = words.find(
    (token) => (hasRole(token, 'saying') && !sense(token, 'object')) || token.low === ':',
  )
  const subjectAt = words.findRole('subject')
  if (saying >= 0 && saying + 1 < words.length && !(subjectAt >= 0 && saying === subjectAt + 1)) {
    let from = saying + 1
    while (
      from < words.length - 1 &&
      ((isGlue(words.at(from)) && /^[:：,，]$/.test(words.low(from))) || words.low(from) === ':')
    )
      from++
    // What was taken before ("but don't send it") ends the message.
    const taken = words.tokens.findIndex((_, index) => index > from && !words.free(index))
    const end = Math.min(...[subjectAt, taken, words.length].filter((one) => one > from))
    const quoted = end === from + 1 ? sense(words.at(from), 'quote')?.value : undefined
    const text = quoted ?? bareText(words.text(from, end))
    words.take(saying, end, 'message')
    return text === '' ? null : text
  }
  const quote = words.find(
    (token, index) => sense(token, 'quote') !== undefined && !hasRole(words.at(index - 1), 'subject'),
  )
  if (quote < 0) return null
  words.take(quote, quote + 1, 'message')
  return sense(words.at(quote), 'quote')?.value ?? null
}

export function takeSubject(words: Words): string | null {
  const at = words.findRole('subject')
  if (at < 0) return null
  let from = at + 1
  while (hasRole(words.at(from), 'assign') || words.at(from)?.low === ':') from++
  const quote = sense(words.free(from), 'quote')?.value
  const stop = words.tokens.findIndex((token, index) => index > from && /^[,，;]$/.test(token.low))
  const end = quote !== undefined ? from + 1 : stop < 0 ? words.length : stop
  const text = quote ?? bareText(words.text(from, end))
  words.take(at, end, 'subject')
  return text === '' ? null : text
}
