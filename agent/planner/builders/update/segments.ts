import { hasRole, isGlue, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'
import { isChangeVerb } from './said.ts'

/** Cuts at commas and at "and" where a further change begins. */
export function segments(words: Words): Words[] {
  const cuts = [0]
  for (let index = 1; index < words.length; index++) {
    const token = words.at(index)
    if (!token) continue
    const isCut =
      /^[,;，；]$/.test(token.low) ||
      hasRole(token, 'next') ||
      (hasRole(token, 'and') && startsChange(words, index + 1))
    if (isCut && cuts.at(-1) !== index) cuts.push(index)
  }
  return cuts
    .map((start, at) => words.part(start, cuts[at + 1]))
    .filter((piece) => piece.tokens.some((token) => !isGlue(token) && !hasRole(token, 'and')))
}

function startsChange(words: Words, from: number): boolean {
  const token = words.at(words.beside(from - 1, 1))
  return sense(token, 'field') !== undefined || isChangeVerb(token)
}
