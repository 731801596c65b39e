import type { Lexicon } from '../lexicon.ts'
import { Words, type TraceLine } from '../words.ts'
import type { Token } from '../tokens.ts'

/** Characters of a sentence, half open. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** Where a group of a pattern stands in the sentence, blanks at its ends left out; null where it is empty. */
export function spanOf(words: Words, found: RegExpExecArray, group: string): Span | null {
  const [start, end] = found.indices?.groups?.[group] ?? [0, 0]
  const text = found.input.slice(start, end)
  const origin = (words.at(0)?.start ?? 0) + start + (text.length - text.trimStart().length)
  return text.trim() === '' ? null : { from: origin, until: origin + text.trim().length }
}

/**
 * The tokens of a span as words of their own. One that the span cuts is looked up again: of 线索评分 in
 * “给我的线索评分” only 线索 belongs to what is scored.
 */
export function wordsIn(words: Words, { from, until }: Span, lexicon: Lexicon, trace: TraceLine[]): Words {
  const tokens = words.tokens
    .filter((token) => token.end > from && token.start < until)
    .map((token) => (token.start >= from && token.end <= until ? token : cut(token)))
  return new Words(tokens, words.source, trace)

  function cut(token: Token): Token {
    const [start, end] = [Math.max(token.start, from), Math.min(token.end, until)]
    const low = token.low.slice(start - token.start, end - token.start)
    const text = token.text.slice(start - token.start, end - token.start)
    return { ...token, start, end, low, text, senses: lexicon.get(low) }
  }
}
