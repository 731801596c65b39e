import { negate, type PlanFilter } from '../conditions.ts'
import type { Context } from '../context.ts'
import { role, sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import { periodOf } from '../periods/when.ts'
import { negationBefore, takeNegation } from './negation.ts'

/** Which field a word of time points to, first one that the object has. */
const hinted: Readonly<Record<string, readonly string[]>> = {
  create: ['created_at'],
  new: ['created_at'],
  close: ['close_date', 'end_date', 'closed_at'],
  due: ['due_date', 'end_date', 'expiration_date'],
  update: ['updated_at'],
  sent: ['sent_at', 'created_at'],
  renew: ['next_renewal_date', 'end_date'],
  convert: ['converted_at'],
  complete: ['completed_at'],
  won: ['close_date'],
  lost: ['close_date'],
}

/** Periods, with the date field that stands near them or that people mean for this object. */
export function readDates(context: Context, words: Words, object: string): PlanFilter[] {
  const found: PlanFilter[] = []
  for (const index of words.indices()) {
    const when = sense(words.free(index), 'when')?.when
    if (!when) continue
    const field = hintedField(context, words, object) ?? context.metadata.dateField(object)
    if (field === undefined) continue
    const negation = negationBefore(words, index)
    if (negation) takeNegation(words, negation, index + 1)
    words.take(index, index + 1, `period of ${field}`)
    const filter: PlanFilter = { field, op: 'in_period', value: periodOf(when) }
    found.push(negation ? negate(filter) : filter)
  }
  const left = words.findRole('hint')
  if (found.length > 0 && left >= 0) words.take(left, left + 1, 'which date')
  return found
}

function hintedField(context: Context, words: Words, object: string): string | undefined {
  for (const index of words.indices()) {
    const token = words.free(index)
    const isNew = role(token, 'concept') === 'new'
    const hint = role(token, 'hint') ?? (isNew ? 'new' : undefined)
    const named = sensesOf(token, 'field').find(
      (one) => one.object === object && context.field(object, one.field)?.measures === 'time',
    )
    const field = named?.field ?? (hint ? context.metadata.firstField(object, hinted[hint] ?? []) : undefined)
    if (field === undefined) continue
    words.take(index, index + 1, `date ${field}`)
    return field
  }
  return undefined
}
