import { negate, type PlanFilter } from '../conditions.ts'
import type { Context } from '../context.ts'
import { hasRole, sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import { negationBefore, takeNegation } from './negation.ts'

/** Whose: my, Tom's, 李娜的, assigned to me. */
export function readOwners(context: Context, words: Words, object: string): PlanFilter[] {
  const owner = context.metadata.ownerField(object)
  if (owner === undefined) return []
  const found: PlanFilter[] = []
  for (const index of words.indices()) {
    const token = words.free(index)
    const user = hasRole(token, 'me') ? 'me' : sense(token, 'user')?.id
    if (user === undefined) continue
    const negation = negationBefore(words, index)
    if (negation) takeNegation(words, negation, index + 1)
    words.take(index, index + 1, 'owner')
    takeOwnerWords(words, index, object, owner)
    const filter: PlanFilter = { field: owner, op: '=', value: user }
    found.push(negation ? negate(filter) : filter)
  }
  return merged(found, owner)
}

/** "owned by Tom", "Tom 负责的": the word for the field says nothing more. */
function takeOwnerWords(words: Words, index: number, object: string, owner: string): void {
  for (const beside of [words.beside(index, -1), words.beside(index, 1)]) {
    const token = words.free(beside)
    const named = sensesOf(token, 'field').some(
      (one) => one.object === object && (one.field === owner || one.field === 'owner_id'),
    )
    if (named) words.take(beside, beside + 1, 'owner')
  }
}

/** "Tom's and Lina's deals" belong to either. */
function merged(filters: readonly PlanFilter[], owner: string): PlanFilter[] {
  const equal = filters.flatMap((one) => ('field' in one && one.op === '=' ? [one.value] : []))
  if (equal.length < 2) return [...filters]
  const rest = filters.filter((one) => !('field' in one && one.op === '='))
  return [{ field: owner, op: 'in', value: [...new Set(equal.map(String))] }, ...rest]
}
