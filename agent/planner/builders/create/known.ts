import type { PlanValue } from '../../../plan.ts'
import type { Context } from '../../context.ts'
import { choiceOf } from '../../filters/options.ts'
import { dayOf } from '../../periods/when.ts'
import { type Token, hasRole, isGlue, sense, sensesOf } from '../../tokens.ts'
import { moneyValue } from '../../values.ts'
import type { Words } from '../../words.ts'
import { readCompany } from './company.ts'
import type { RecordDraft } from './record-draft.ts'

/** Values that tell their own field: addresses, telephones, amounts, dates, choices, people of the workspace. */
export function readKnown(context: Context, words: Words, object: string, values: RecordDraft): boolean {
  if (readCompany(context, words, object, values)) return true
  const found: RecordDraft = {}
  // 预计1月15号成交: beside a date the word says which one, not a state.
  const dated = words.tokens.some((token) => sense(token, 'when'))
  for (const token of words.tokens) {
    if (
      isGlue(token) ||
      hasRole(token, 'prep') ||
      hasRole(token, 'has') ||
      hasRole(token, 'and') ||
      hasRole(token, 'by') ||
      repeatsField(words, token, object) ||
      (hasRole(token, 'hint') && dated)
    )
      continue
    const pair = knownValue(context, token, object)
    if (!pair) return false
    found[pair[0]] = pair[1]
  }
  if (Object.keys(found).length === 0) return false
  Object.assign(values, found)
  return true
}

/** "in the retail industry": the name of the field beside its value. */
function repeatsField(words: Words, token: Token, object: string): boolean {
  const named = sensesOf(token, 'field').filter((one) => one.object === object)
  return named.some(({ field }) =>
    words.tokens.some(
      (other) =>
        other !== token &&
        sensesOf(other, 'option').some((one) => one.object === object && one.field === field),
    ),
  )
}

function knownValue(context: Context, token: Token, object: string): [string, PlanValue] | null {
  const { metadata } = context
  for (const kind of ['email', 'phone', 'url'] as const) {
    const value = sense(token, kind)?.value
    const field = metadata.firstField(object, kind === 'url' ? ['website', 'url'] : [kind])
    if (value !== undefined && field) return [field, value]
  }
  const number = sense(token, 'number')
  const money = metadata.moneyField(object)
  if (number && (number.amount || number.value >= 1000) && money) return [money, moneyValue(context, number)]
  const when = sense(token, 'when')?.when
  const day = when && dayOf(when, context.today)
  const date = metadata.firstField(object, ['close_date', 'due_date', 'next_renewal_date'])
  if (day !== undefined && date) return [date, day]
  const user = sense(token, 'user')?.id ?? (hasRole(token, 'me') ? context.input.actor.user_id : undefined)
  const owner = metadata.ownerField(object)
  if (user && owner) return [owner, user]
  const choice = choiceOf(context, token, object)
  return choice ? [choice.field, choice.code] : null
}
