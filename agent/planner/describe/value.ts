import type { Label } from '#crm-core/contract'
import type { PlanValue } from '../../plan.ts'
import type { Context } from '../context.ts'
import { scalar } from '../plan-values.ts'

type Lang = keyof Label
const locales = { en: 'en-US', zh: 'zh-CN' } as const

/** A value as a person would write it: amounts as money, codes and people by their names. */
export function valueWord(
  context: Context,
  object: string,
  field: string,
  value: PlanValue | undefined,
  language: Lang,
): string {
  if (Array.isArray(value))
    return value
      .map((one) => valueWord(context, object, field, one, language))
      .join(language === 'en' ? ' or ' : '或')
  if (value === 'me') return language === 'en' ? 'me' : '我'
  if (typeof value === 'number' && context.field(object, field)?.measures === 'money')
    return moneyWords(value, context.input.settings.currency, language)
  if (typeof value === 'number') return new Intl.NumberFormat(locales[language]).format(value)
  if (typeof value === 'object' && value !== null) {
    if ('$from' in value) return language === 'en' ? 'that record' : '该记录'
    if ('amount' in value)
      return moneyWords(Number(scalar(value['amount'])), scalar(value['currency']), language)
  }
  const user = context.input.users.find((one) => one.id === value)
  return user?.name ?? optionWord(context, object, field, value, language)
}

export const moneyWords = (value: number, currency: string, language: Lang): string =>
  new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
  }).format(value)

export function optionWord(
  context: Context,
  object: string,
  field: string,
  value: PlanValue | undefined,
  language: Lang,
): string {
  const option = context.field(object, field)?.options?.find((one) => one.code === value)
  return option?.label[language] ?? scalar(value).replaceAll('_', ' ')
}
