import type { FieldDescription, FieldValue, Language, Money } from '#crm-core/contract'
import { localeOf } from '../../i18n/language.ts'

export interface Reader {
  readonly language: Language
  readonly time_zone: string
}
/** What stands where there is no value. */
export const nothing = '—'

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value

/** A place as maps write it: latitude, longitude, to about a metre. */
const placeText = ({ latitude, longitude }: Place): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
interface Place {
  readonly latitude: number
  readonly longitude: number
}
const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' &&
  value !== null &&
  'latitude' in value &&
  'longitude' in value &&
  typeof value.latitude === 'number' &&
  typeof value.longitude === 'number'

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()
/** Formatters are costly to make; a table needs the same few over and over. */
function once<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const known = cache.get(key) as F | undefined
  if (known) return known
  const made = make()
  cache.set(key, made)
  return made
}

/** Exact: the decimal text goes to Intl as it is and never through a float. Whole amounts show no cents. */
export function formatMoney({ amount, currency }: Money, language: Language): string {
  const whole = /^-?\d+(\.0*)?$/.test(amount)
  const digits = whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}
  const format = once(
    `money ${language} ${currency} ${whole}`,
    () => new Intl.NumberFormat(localeOf(language), { style: 'currency', currency, ...digits }),
  )
  return format.format(amount as Intl.StringNumericLiteral)
}

export const formatNumber = (value: number | string, language: Language): string =>
  once(
    `number ${language}`,
    () => new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 2 }),
  ).format(value as Intl.StringNumericLiteral)

/** A calendar date, which is the same day in every zone. */
export const formatDate = (value: string, language: Language): string =>
  once(
    `date ${language}`,
    () => new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' }),
  ).format(new Date(value.slice(0, 10)))

/** A moment, in the zone of the reader. */
export const formatTime = (value: string, { language, time_zone }: Reader): string =>
  once(
    `time ${language} ${time_zone}`,
    () =>
      new Intl.DateTimeFormat(localeOf(language), {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: time_zone,
      }),
  ).format(new Date(value))

/** Any value as it is, without a kind to say better. */
const plainText = (value: FieldValue): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

type Format = (value: FieldValue, reader: Reader, field: FieldDescription) => string

const optionLabel: Format = (value, { language }, field) =>
  field.options?.find((option) => option.code === value)?.label[language] ?? plainText(value)
const listOf =
  (format: Format): Format =>
  (value, reader, field) =>
    Array.isArray(value)
      ? value
          .map((each: FieldValue) => format(each, reader, field))
          .join(reader.language === 'zh' ? '、' : ', ')
      : format(value, reader, field)

/** How each kind of screen control shows a value as text. Those left out show the text as it is. */
const formats: Partial<Record<FieldDescription['ui'], Format>> = {
  number: (value, { language }) =>
    typeof value === 'number' || typeof value === 'string' ? formatNumber(value, language) : plainText(value),
  percent: (value, { language }) => `${formatNumber(Number(value), language)}%`,
  currency: (value, { language }) =>
    isMoney(value) ? formatMoney(value, language) : formatNumber(plainText(value), language),
  boolean: (value, { language }) => yesNo[language][value ? 'yes' : 'no'],
  date: (value, { language }) => formatDate(plainText(value), language),
  datetime: (value, reader) => formatTime(plainText(value), reader),
  select: optionLabel,
  multiselect: listOf(optionLabel),
  json: listOf((value) => plainText(value)),
  geolocation: (value) => (isPlace(value) ? placeText(value) : plainText(value)),
  files: listOf((value) =>
    typeof value === 'object' && value && 'name' in value ? plainText(value.name) : plainText(value),
  ),
}
const yesNo = { en: { yes: 'Yes', no: 'No' }, zh: { yes: '是', no: '否' } } as const

/** A field value in words for the reader. References are named by whoever knows their labels. */
export function formatValue(value: FieldValue | undefined, field: FieldDescription, reader: Reader): string {
  if (value === null || value === undefined || value === '') return nothing
  const format = formats[field.ui]
  return format
    ? format(value, reader, field)
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value)
}
