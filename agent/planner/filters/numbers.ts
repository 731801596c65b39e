import { type PlanFilter, negate } from '../conditions.ts'
import type { Context } from '../context.ts'
import type { NumberSense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { comparisonAt } from './comparison.ts'
import { fieldOf } from './field-of.ts'
import { negationBefore, takeNegation } from './negation.ts'

/** Numbers whose field is not named, or named after them: an amount means the money field of the object. */
export function readNumbers(context: Context, words: Words, object: string): PlanFilter[] {
  const found: PlanFilter[] = []
  for (const index of words.indices()) {
    if (!words.free(index)) continue
    const compared = comparisonAt(words, index)
    if (!compared || !compared.explicit) continue
    const after = words.beside(compared.end - 1, 1)
    const named = fieldOf(context, words.free(after), object)
    const isNamed = named && (named.measures === 'number' || named.measures === 'money')
    const field = isNamed ? named.name : defaultField(context, object, compared.number)
    if (field === undefined) continue
    const negation = negationBefore(words, index)
    if (negation) takeNegation(words, negation, compared.end)
    words.take(index, isNamed ? after + 1 : compared.end, `comparison of ${field}`)
    found.push(negation ? negate(compared.toFilter(field)) : compared.toFilter(field))
  }
  return found
}

function defaultField(context: Context, object: string, number: NumberSense): string | undefined {
  if (number.percent) return context.metadata.firstField(object, ['probability', 'win_probability'])
  if (!number.amount && number.value <= 100 && context.field(object, 'lead_score')) return 'lead_score'
  if (number.amount || number.value >= 1000) return context.metadata.moneyField(object)
  return undefined
}
