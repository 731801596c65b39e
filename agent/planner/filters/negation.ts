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
  for (let before = index - 1; before >= 0; before--) {
    const token = words.at(before)
    if (!token) return null
    const kind = role(token, 'not')
    if (kind !== undefined && words.free(before)) return { index: before, kind }
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
  words.take(negation.index, negation.index + 1, 'negation')
  for (let after = end; after < words.length; after++) {
    const token = words.at(after)
    if (hasRole(token, 'exceptend')) return words.take(after, after + 1, 'end of the exception')
    if (!token || !(isGlue(token) || hasRole(token, 'poss'))) return
  }
}

/** Which of several is meant by an empty value: without, 没有. */
export const isAbsence = (negation: Negation): boolean => negation.kind === 'without'
