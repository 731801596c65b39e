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
    // "…, give them to Li Na": somebody gets something there, and owns nothing yet.
    if (user === undefined || hasRole(words.at(words.beside(index, -1)), 'prep', 'to')) continue
    const negation = negationBefore(words, index)
    const others = negation ? moreOwners(words, index + 1) : { ids: [], end: index + 1 }
    if (negation) takeNegation(words, negation, others.end)
    words.take(index, others.end, 'owner')
    takeOwnerWords(words, index, object, owner)
    const filter: PlanFilter =
      others.ids.length > 0
        ? { field: owner, op: 'in', value: [user, ...others.ids] }
        : { field: owner, op: '=', value: user }
    found.push(negation ? negate(filter) : filter)
  }
  return merged(found, owner)
}

/** "except Tom's and Lina's": what is joined to the first name is excluded with it. */
function moreOwners(words: Words, from: number): { ids: string[]; end: number } {
  const ids: string[] = []
  let end = from
  for (let next = from; next < words.length; next++) {
    const token = words.free(next)
    const user = hasRole(token, 'me') ? 'me' : sense(token, 'user')?.id
    if (user !== undefined) {
      ids.push(user)
      end = next + 1
    } else if (!(
      hasRole(token, 'and') ||
      hasRole(token, 'or') ||
      hasRole(token, 'poss') ||
      token?.low === ','
    ))
      break
  }
  return { ids, end }
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
  const [only = '', ...others] = new Set(equal.map(String))
  return [
    others.length === 0
      ? { field: owner, op: '=', value: only }
      : { field: owner, op: 'in', value: [only, ...others] },
    ...rest,
  ]
}
