import type { FieldDescription } from '#crm-core/contract'
import type { Context } from '../context.ts'
import { type Token, sensesOf } from '../tokens.ts'

/** The field of this object that a token names, if any. */
export function fieldOf(
  context: Context,
  token: Token | undefined,
  object: string,
): FieldDescription | undefined {
  const own = sensesOf(token, 'field').filter((one) => one.object === object)
  // A word that names the object itself or acts as a verb is a field only where nothing else fits.
  const first = own[0]
  return first && context.field(object, first.field)
}
