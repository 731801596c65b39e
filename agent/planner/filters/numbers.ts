import type { Operator } from '#crm-core/contract'
import type { PlanFilter } from '../conditions.ts'
import { negate } from '../conditions.ts'
import type { Context } from '../context.ts'
import { hasRole, isGlue, role, sense, type NumberSense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { fieldOf } from './fields.ts'
import { negationBefore, takeNegation } from './negation.ts'

export interface Comparison {
  readonly end: number
  readonly number: NumberSense
  readonly explicit: boolean
  toFilter(field: string): PlanFilter
}

/** A comparison with a number that starts here: "over 50k", "between 1 and 2", 50万以上, 10万到50万. */
export function comparisonAt(words: Words, at: number): Comparison | null {
  const said = role(words.free(at), 'op')
  let start = said === undefined ? at : at + 1
  while (
    said !== undefined &&
    words.free(start) &&
    isGlue(words.at(start)!) &&
    !sense(words.at(start), 'number')
  )
    start++
  const number = sense(words.free(start), 'number')
  if (!number || said === 'contains') return null
  const range = said === undefined || said === 'between' ? rangeFrom(words, start, number) : null
  if (range) return range
  if (said === 'between') return null
  const post = role(words.free(start + 1), 'postop')
  const op = (said ?? post ?? '=') as Operator
  const end = said === undefined && post !== undefined ? start + 2 : start + 1
  return {
    end,
    number,
    explicit: said !== undefined || post !== undefined,
    toFilter: (field) => ({ field, op, value: number.value }),
  }
}

function rangeFrom(words: Words, start: number, from: NumberSense): Comparison | null {
  const joint = words.free(start + 1)
  if (
    !joint ||
    !(
      hasRole(joint, 'and') ||
      hasRole(joint, 'assign') ||
      hasRole(joint, 'prep', 'to') ||
      /^[-~—–]$|^(到|至)$/.test(joint.low)
    )
  )
    return null
  const to = sense(words.free(start + 2), 'number')
  if (!to) return null
  // "10到50万": the scale of the second number holds for the first as well.
  const scaled =
    to.amount && !from.amount && from.value < to.value && to.value >= 10_000
      ? from.value * scaleOf(to.value)
      : from.value
  return {
    end: start + 3,
    number: to,
    explicit: true,
    toFilter: (field) => ({ field, op: 'between', value: [scaled, to.value] }),
  }
}
const scaleOf = (value: number): number => (value % 1e8 === 0 ? 1e8 : value % 1e4 === 0 ? 1e4 : 1e3)

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
