import { Ask } from '../ask.ts'
import { hasRole, isGlue, role } from '../tokens.ts'
import type { Words } from '../words.ts'

export interface Negation {
  readonly index: number
  readonly kind: string
}

/**
 * The negation that governs what starts at `index`: directly before it, with only glue, a preposition or
 * a field between. 除了 … 以外 and "except" govern lists as well.
 */
export function negationBefore(words: Words, index: number): Negation | null {
  let all = false
  for (let before = index - 1; before >= 0; before--) {
    const token = words.at(before)
    if (!token) return null
    const kind = role(token, 'not')
    // "not all hot leads" is some of them, and nobody can tell which: left over, so that it is asked about.
    if (kind === 'not' && all) return null
    if (kind !== undefined && words.free(before)) return { index: before, kind }
    all ||= hasRole(token, 'all')
    const passable = isGlue(token) && token.low !== ',' && token.low !== '.'
    const light =
      passable ||
      hasRole(token, 'prep') ||
      hasRole(token, 'poss') ||
      hasRole(token, 'assign') ||
      hasRole(token, 'all')
    if (!light) return null
  }
  return null
}

/** Takes the negation and the words that close it (以外, ones). */
export function takeNegation(words: Words, negation: Negation, end: number): void {
  if (negation.kind === 'except') requireWholeException(words, end)
  words.take(negation.index, negation.index + 1, 'negation')
  for (let after = end; after < words.length; after++) {
    const token = words.at(after)
    if (hasRole(token, 'exceptend')) return words.take(after, after + 1, 'end of the exception')
    if (!token || !(isGlue(token) || hasRole(token, 'poss'))) return
  }
}

/**
 * "all but Tom's and the won ones" excludes more than the first thing: unless the rest of the exception
 * was read with it, the sentence is not understood.
 */
function requireWholeException(words: Words, end: number): void {
  for (let after = end; after < words.length; after++) {
    const token = words.at(after)
    if (!token) return
    if (hasRole(token, 'exceptend') || token.low === ',') return
    if (hasRole(token, 'and') || hasRole(token, 'or'))
      throw new Ask({
        en: `I am not sure what is all excepted after “${words.at(end - 1)?.text ?? ''}”. Please name one kind of exception at a time.`,
        zh: `我不确定“${words.at(end - 1)?.text ?? ''}”之后还排除了什么。请一次只说一类例外。`,
      })
  }
}
/** Which of several is meant by an empty value: without, 没有. */
export const isAbsence = (negation: Negation): boolean => negation.kind === 'without'
