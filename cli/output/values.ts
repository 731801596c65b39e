import type { FieldDescription, FieldValue, Language, Money, ReferenceLabels } from '#crm-core/contract'

export interface ValueContext {
  readonly language: Language
  readonly time_zone: string
  readonly labels: ReferenceLabels
}

/** A field value as a person reads it in a terminal. */
export function valueText(
  value: FieldValue | undefined,
  field: FieldDescription | undefined,
  context: ValueContext,
): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => valueText(one, field, context)).join(', ')
  if (isMoney(value)) return moneyText(value, context.language)
  if (isPlace(value)) return `${value.latitude.toFixed(5)}, ${value.longitude.toFixed(5)}`
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value === 'boolean') return yesNo[context.language][value ? 0 : 1]
  if (field?.options) return optionText(String(value), field, context.language)
  if (field?.ui === 'reference') return context.labels[String(value)] ?? String(value)
  if (field?.ui === 'datetime' && typeof value === 'string') return timeText(value, context)
  if (typeof value === 'number') return numberText(value, field, context.language)
  return value
}

const yesNo = { en: ['yes', 'no'], zh: ['是', '否'] } as const
const locale = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-US')

function isMoney(value: FieldValue): value is Money & FieldValue {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
}

function isPlace(value: FieldValue): value is { latitude: number; longitude: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'latitude' in value &&
    'longitude' in value &&
    typeof value.latitude === 'number' &&
    typeof value.longitude === 'number'
  )
}

/** Intl takes the exact decimal text, so no amount is rounded on its way to the eye. */
function moneyText({ amount, currency }: Money, language: Language): string {
  const whole = amount.replace(/\.0+$/, '')
  const format = new Intl.NumberFormat(locale(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole.includes('.') ? 2 : 0,
  })
  return format.format(whole as Intl.StringNumericLiteral)
}

function optionText(code: string, field: FieldDescription, language: Language): string {
  return field.options?.find((option) => option.code === code)?.label[language] ?? code
}

/** A time as the clock on the reader's wall shows it, as short as the dates beside it: 2026-11-23 14:05. */
export function timeText(value: string, { time_zone }: Pick<ValueContext, 'time_zone'>): string {
  // Sweden writes times this way.
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: time_zone,
  }).format(new Date(value))
}

function numberText(value: number, field: FieldDescription | undefined, language: Language): string {
  const text = new Intl.NumberFormat(locale(language), { maximumFractionDigits: 6 }).format(value)
  return field?.ui === 'percent' ? `${text}%` : text
}
