import type { FieldDescription } from '#crm-core/contract'
import type { PlanValue } from '../../../plan.ts'
import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { unclear } from '../../replies.ts'
import { hasRole, isGlue, sense, sensesOf } from '../../tokens.ts'
import { readFieldValue } from '../../values.ts'
import type { Words } from '../../words.ts'
import { askOutcome, askValue } from './ask.ts'
import { stateOptions } from './objects.ts'
import type { Said } from './said.ts'

export interface Change {
  readonly object: string
  readonly field: FieldDescription
  readonly value: PlanValue
}

export function takeReason(words: Words): { start: number; words: Words } | null {
  const at = words.findRole('because')
  if (at < 1 || hasRole(words.at(at + 1), 'assign', '')) return at < 1 ? null : reasonFrom(words, at, at + 2)
  return reasonFrom(words, at, at + 1)
}

function reasonFrom(words: Words, at: number, from: number): { start: number; words: Words } | null {
  if (from >= words.length) return null
  words.take(at, from, 'reason')
  return { start: at, words: words.part(from) }
}

export function reasonChange(context: Context, words: Words, object: string, whole: Words): Change {
  const field = context.field(object, 'lost_reason')
  const value = field && readFieldValue(context, words, object, field)
  if (!field || value === undefined) throw unclear(context, whole)
  words.take(0, words.length, 'reason')
  return { object, field, value }
}

export function readChange(context: Context, piece: Said, object: string, whole: Words): Change[] {
  const field = fieldFor(context, piece, object)
  if (!field) {
    if (piece.value.length === 0 && piece.verb === 'close') throw askOutcome(context)
    throw unclear(context, whole)
  }
  if (piece.verb === 'complete') return [{ object, field, value: 'completed' }]
  if (field.read_only)
    throw new Ask({
      en: `${field.label.en} is set by the system and cannot be changed by hand.`,
      zh: `${field.label.zh}由系统维护，不能手动修改。`,
    })
  const value = readFieldValue(context, piece.value, object, field)
  if (value === undefined) throw askValue(field, piece.value.text())
  piece.value.take(0, piece.value.length, `${field.name} ${typeof value === 'object' ? '' : String(value)}`)
  return [{ object, field, value }]
}

function fieldFor(
  context: Context,
  { field, value, verb }: Said,
  object: string,
): FieldDescription | undefined {
  const { metadata } = context
  if (field) {
    const named = sensesOf(field, 'field').find((one) => one.object === object)
    return named && context.field(object, named.field)
  }
  if (verb === 'complete') return metadata.stateField(object)
  if (verb === 'rename') return context.field(object, metadata.object(object)?.display ?? 'name')
  const content = value.tokens.filter((token) => !isGlue(token))
  const [token] = content
  if (!token) return undefined
  if (verb === 'assign' || sense(token, 'user') || (hasRole(token, 'me') && verb === 'update'))
    return context.field(object, metadata.ownerField(object) ?? '')
  const option = content.flatMap((one) => stateOptions(context, one)).find((one) => one.object === object)
  if (option) return context.field(object, option.field)
  if (sense(token, 'when'))
    return context.field(
      object,
      metadata.firstField(object, ['due_date', 'close_date', 'next_renewal_date']) ?? '',
    )
  const number = sense(token, 'number')
  if (number?.amount) return context.field(object, metadata.moneyField(object) ?? '')
  if (sense(token, 'email')) return context.field(object, 'email')
  if (sense(token, 'phone')) return context.field(object, 'phone')
  return undefined
}
