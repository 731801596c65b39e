import type { FieldDescription, FieldValue, Language, ObjectDescription } from '#crm-core/contract'

/** How values are written for one reader. */
export interface Reader {
  readonly language: Language
  readonly time_zone: string
  readonly currency: string
}
const locales = { en: 'en-US', zh: 'zh-CN' } as const
const none = '—'

/** Text of records inside Markdown: shown as it is, never as markup. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]()<>|#~!]/g, (sign) => `\\${sign}`)
}

/** A record as a link that the screens open beside the chat. */
export const link = (object: string, id: string, display: string): string =>
  `[${plain(display) || id}](record:${object}/${id})`

export function formatMoney(amount: string, currency: string, { language }: Reader): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return `${amount} ${currency}`
  const whole = amount.replace(/\.0+$/, '')
  return new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole.includes('.') ? 2 : 0,
    // Exact decimal text is taken as it is: no amount is rounded on its way to the eye.
  }).format(whole as Intl.StringNumericLiteral)
}

export function formatNumber(value: number, { language }: Reader): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value)
}

/** A stored value as this reader would write it; references by their label. */
export function formatValue(
  field: FieldDescription,
  value: FieldValue | undefined,
  reader: Reader,
  labels: Readonly<Record<string, string>> = {},
): string {
  if (value === null || value === undefined || value === '') return none
  if (Array.isArray(value))
    return value.map((one: FieldValue) => formatValue(field, one, reader, labels)).join(', ') || none
  if (typeof value === 'object') return money(value, reader) ?? place(value) ?? plain(JSON.stringify(value))
  if (typeof value === 'boolean') return value ? yes[reader.language] : no[reader.language]
  if (typeof value === 'number')
    return field.ui === 'percent' ? `${formatNumber(value, reader)}%` : formatNumber(value, reader)
  return plain(formatText(field, value, reader, labels))
}
const yes = { en: 'yes', zh: '是' }
const no = { en: 'no', zh: '否' }

function formatText(
  field: FieldDescription,
  value: string,
  reader: Reader,
  labels: Readonly<Record<string, string>>,
): string {
  const option = field.options?.find((one) => one.code === value)
  if (option) return option.label[reader.language]
  if (field.ui === 'datetime')
    return new Intl.DateTimeFormat(locales[reader.language], {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: reader.time_zone,
    }).format(new Date(value))
  return labels[value] ?? value
}

function money(value: object, reader: Reader): string | null {
  if (!('amount' in value) || !('currency' in value)) return null
  const { amount, currency } = value
  return typeof amount === 'string' && typeof currency === 'string'
    ? formatMoney(amount, currency, reader)
    : null
}

function place(value: object): string | null {
  if (!('latitude' in value) || !('longitude' in value)) return null
  const { latitude, longitude } = value
  return typeof latitude === 'number' && typeof longitude === 'number'
    ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
    : null
}

/** How many of an object: `1 lead`, `3 leads`, `3 条线索`. */
export function countWords(object: ObjectDescription, count: number, reader: Reader): string {
  const figure = formatNumber(count, reader)
  if (reader.language === 'zh') return `${figure} 条${object.label.zh}`
  return `${figure} ${(count === 1 ? object.label.en : object.plural.en).toLowerCase()}`
}

export function fieldOf(object: ObjectDescription | null, name: string): FieldDescription | undefined {
  return object?.fields.find((field) => field.name === name)
}
