import { oneOf, type PlanFilter } from '../conditions.ts'
import type { Context } from '../context.ts'
import { hasRole, isGlue, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { negationBefore, takeNegation } from './negation.ts'

interface Choice {
  readonly field: string
  readonly code: string
}

/** Values of picklists; several of the same field are alternatives: "hot or warm leads". */
export function readOptions(context: Context, words: Words, object: string): PlanFilter[] {
  const found: PlanFilter[] = []
  for (const index of words.indices()) {
    const first = choiceOf(context, words.free(index), object)
    if (!first) continue
    const { codes, end } = listFrom(words, index, first, object)
    const negation = negationBefore(words, index)
    if (negation) takeNegation(words, negation, end)
    words.take(index, end, `${first.field} ${codes.join(', ')}`)
    takeFieldName(words, index, end, object, first.field)
    found.push(oneOf(first.field, codes, negation !== null))
  }
  return found
}

/** The value of this object that a token names; a state comes before other fields that use the same word. */
export function choiceOf(context: Context, token: Token | undefined, object: string): Choice | undefined {
  const own = sensesOf(token, 'option').filter((one) => one.object === object)
  const state = context.metadata.stateField(object)?.name
  return own.find((one) => one.field === state) ?? own[0]
}

function listFrom(
  words: Words,
  start: number,
  first: Choice,
  object: string,
): { codes: string[]; end: number } {
  const codes = [first.code]
  let end = start + 1
  for (let next = start + 1; next < words.length; next++) {
    const token = words.free(next)
    if (!token) break
    const choice = sensesOf(token, 'option').find((one) => one.object === object && one.field === first.field)
    if (choice) {
      codes.push(choice.code)
      end = next + 1
    } else if (!(
      hasRole(token, 'or') ||
      hasRole(token, 'and') ||
      (isGlue(token) && /^[,、/]$/.test(token.low))
    ))
      break
  }
  return { codes: [...new Set(codes)], end }
}

/** "in the healthcare industry", 医疗行业: the name of the field beside its value says nothing more. */
function takeFieldName(words: Words, start: number, end: number, object: string, field: string): void {
  for (const beside of [words.beside(start, -1), words.beside(end - 1, 1)]) {
    const named = sensesOf(words.free(beside), 'field').some(
      (one) => one.object === object && one.field === field,
    )
    if (named) words.take(beside, beside + 1, `field ${field}`)
  }
}
