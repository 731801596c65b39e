import type { Words } from '../words.ts'

/** Half open, in tokens. */
export interface TokenSpan {
  readonly start: number
  readonly end: number
}

/** The tokens that cover these characters of a clause; null where they would cut one. */
export function tokensIn(words: Words, from: number, until: number): TokenSpan | null {
  const origin = words.at(0)?.start ?? 0
  const start = words.tokens.findIndex((token) => token.end - origin > from)
  const end = words.tokens.findLastIndex((token) => token.start - origin < until) + 1
  const [first, last] = [words.at(start), words.at(end - 1)]
  if (!first || !last || first.start - origin < from) return null
  // 它的 is one token of which the last character belongs to the question.
  const over = last.text.slice(last.text.length - Math.max(0, last.end - origin - until))
  return over === '' || over === '的' ? { start, end } : null
}

/** The language that a clause is written in, by its script. */
export const scriptOf = (text: string): 'en' | 'zh' =>
  /\p{Script=Han}/u.test(text) && !/^[a-z]+ /i.test(text) ? 'zh' : 'en'
