import type { FieldDescription } from '#crm-core/contract'
import type { Context } from '../context.ts'
import { type Token, sensesOf } from '../tokens.ts'

/** The field of this object that a token names, if any. */
export function fieldOf(
  context: Context,
  token: Token | undefined,
  object: string,
): FieldDescription | undefined {
  const first = sensesOf(token, 'field').find((one) => one.object === object)
  // A word that names the object itself or acts as a verb is a field only where nothing else fits.
  return first && context.field(object, first.field)
}
