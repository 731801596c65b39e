import { hasRole, isGlue, sense, sensesOf } from '../../tokens.ts'
import { bareText } from '../../values.ts'
import type { Words } from '../../words.ts'

/** After a colon, "about" or 讨论 stands what was said: free text. */
export function takeNotes(words: Words, today: string): string {
  const at = words.find(
    (token, index) =>
      index > 0 &&
      (token.low === ':' ||
        hasRole(token, 'prep', 'about') ||
        (hasRole(token, 'saying') && !sense(token, 'object')) ||
        /^(that|讨论|讨论了|谈了|聊了|沟通了|谈到|确认了|关于)$/.test(token.low) ||
        startsNotes(words, index)),
  )
  if (at < 0) {
    const quote = words.find((token) => sense(token, 'quote') !== undefined)
    if (quote < 0) return ''
    words.take(quote, quote + 1, 'notes')
    return sense(words.at(quote), 'quote')?.value ?? ''
  }
  // A day at the end says when it was, unless a colon has made all that follows content or it is still to come.
  const dates = words.tokens.findLastIndex((token) => sense(token, 'when') !== undefined)
  const from = sense(words.at(dates), 'when')?.when.from
  const isPast = from === undefined || from <= today
  const dated = isPast && words.low(at) !== ':' && dates === words.length - 1 && dates > at
  const end = dated ? dates : words.length
  const isWord =
    /^[:：,，]$|^that$|^about$|^regarding$|^re$|^关于$|^内容/.test(words.low(at)) ||
    hasRole(words.at(at), 'prep') ||
    hasRole(words.at(at), 'saying')
  const text = bareText(words.text(isWord ? at + 1 : at, end))
  words.take(at, end, 'notes')
  return text
}

/** "，他们想要报价": behind the comma of a Chinese or English report. */
function startsNotes(words: Words, index: number): boolean {
  if (!/^[,，;]$/.test(words.low(index)) || index + 1 >= words.length) return false
  const rest = words.tokens.slice(index + 1)
  const meaningful = rest.filter((one) => !isGlue(one))
  const onlyFacts = meaningful.every(
    (one) =>
      sense(one, 'when') ||
      sense(one, 'duration') ||
      sensesOf(one, 'option').some(({ object }) => object === 'activity'),
  )
  const onlyEcho = meaningful.every((one) => hasRole(one, 'verb', 'log') || hasRole(one, 'it'))
  return meaningful.length > 0 && !onlyFacts && !onlyEcho
}
