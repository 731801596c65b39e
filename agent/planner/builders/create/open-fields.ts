import type { FieldDescription, Label } from '#crm-core/contract'
import type { Context } from '../../context.ts'
import { fieldOf } from '../../filters/field-of.ts'
import { dayOf } from '../../periods/when.ts'
import { hasRole, isGlue, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** A field of which something was said that is no value yet, and the question for one. */
export interface OpenField {
  readonly field: string
  readonly question: Label
}

const dates = ['close_date', 'due_date', 'next_renewal_date']

/** "closing in March", 3月成交: a date is to be written, so the day is asked for. */
export function takeVagueDate(context: Context, words: Words, object: string): OpenField[] {
  const field = context.metadata.firstField(object, dates)
  const at = words.find((token) => {
    const when = sense(token, 'when')?.when
    return when !== undefined && dayOf(when, context.today) === undefined
  })
  if (field === undefined || at < 0) return []
  const isBeside = (index: number): boolean => {
    const token = words.free(index)
    return (
      hasRole(token, 'hint') ||
      hasRole(token, 'prep') ||
      hasRole(token, 'assign') ||
      (isGlue(token) && !/^[,;:]$/.test(words.low(index))) ||
      fieldOf(context, token, object)?.name === field
    )
  }
  let [start, end] = [at, at + 1]
  while (start > 0 && isBeside(start - 1)) start--
  while (isBeside(end)) end++
  const said = words.at(at)?.text ?? ''
  words.take(start, end, `${field} without a day`)
  const label = context.fieldLabel(object, field)
  return [
    {
      field,
      question: {
        en: `“${said}” is not one day. What exactly is the ${label.en.toLowerCase()}? For example: ${lastDay(context, words, at)}.`,
        zh: `“${said}”不是具体的一天。${label.zh}是哪一天？例如：${lastDay(context, words, at)}。`,
      },
    },
  ]
}
/** The last day of what was said, as an example of an answer; March without a year is the next one. */
function lastDay(context: Context, words: Words, at: number): string {
  const to = sense(words.at(at), 'when')?.when.to
  const last = to === undefined ? context.calendar.today : Temporal.PlainDate.from(to).subtract({ days: 1 })
  const isPast = Temporal.PlainDate.compare(last, context.calendar.today) < 0
  return (isPast ? last.add({ years: 1 }) : last).toString()
}

/** "industry: aerospace" where there is no such choice: the choices are told and asked for. */
export function unknownChoice(field: FieldDescription, said: string): OpenField {
  const labels = (field.options ?? []).map(({ label }) => label)
  return {
    field: field.name,
    question: {
      en: `“${said}” is none of the choices for ${field.label.en.toLowerCase()}. Which is it: ${labels.map(({ en }) => en).join(', ')}?`,
      zh: `${field.label.zh}中没有“${said}”。请从中选择：${labels.map(({ zh }) => zh).join('、')}。`,
    },
  }
}
