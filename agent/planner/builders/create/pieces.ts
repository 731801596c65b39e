import type { Context } from '../../context.ts'
import { fieldOf } from '../../filters/field-of.ts'
import { type Token, hasRole, isGlue, isUnknown, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** Cuts at commas, "with", "and" before a field, and before a preposition that leads a company or a person. */
export function pieces(context: Context, words: Words, object: string): Words[] {
  const cuts = [0]
  for (let index = 1; index < words.length; index++) {
    const token = words.at(index)
    if (!token) continue
    const next = words.at(words.beside(index, 1))
    const comma = /^[,;:，；：]$/.test(token.low)
    const joins =
      (hasRole(token, 'and') || hasRole(token, 'has')) &&
      (fieldOf(context, next, object) !== undefined || isDatum(next))
    const leads =
      words.free(index) && /^(at|from|for|of|in|as|owned by|assigned to|来自|属于|worth)$/.test(token.low)
    const field =
      words.free(index) &&
      fieldOf(context, token, object) !== undefined &&
      !sense(token, 'option') &&
      index > 1 &&
      labels(words, index) &&
      (isGlue(words.at(index - 1)) || isUnknown(words.at(index - 1)) || isDatum(words.at(index - 1)))
    const datum = words.free(index) && isDatum(token) && isUnknown(words.at(index - 1))
    if (comma || joins || leads || field || datum) cuts.push(index)
  }
  return cuts.map((start, at) => words.part(start, cuts[at + 1]))
}

/** A field name with something behind it; 公司 at the end of a name labels nothing. */
const labels = (words: Words, index: number): boolean => {
  const next = words.at(index + 1)
  return next !== undefined && !/^[,;，；]$/.test(next.low)
}

const isDatum = (token: Token | undefined): boolean =>
  sense(token, 'email') !== undefined ||
  sense(token, 'phone') !== undefined ||
  sense(token, 'url') !== undefined ||
  sense(token, 'number')?.amount === true
