import type { Language } from '#crm-core/contract'
import { localeOf } from '../../i18n/language.ts'

const cache = new Map<string, Intl.NumberFormat>()
function numbers(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(localeOf(language), options)
  cache.set(key, made)
  return made
}

/** A number with so many decimals, all of them written. */
export const decimal = (value: number, language: Language, digits = 1): string =>
  numbers(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)

/** Points with their sign: +12.0, −0.4. */
export const signed = (value: number, language: Language, digits = 1): string =>
  numbers(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'exceptZero',
  })
    .format(value)
    .replace('-', '−')

/** A share of one in percent. */
export const percent = (share: number, language: Language, digits = 0): string =>
  numbers(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share)

export const whole = (value: number, language: Language): string =>
  numbers(language, { maximumFractionDigits: 0 }).format(value)

/** Money without cents, as a forecast is read. */
export const money = (value: number, currency: string, language: Language): string =>
  numbers(language, { style: 'currency', currency, maximumFractionDigits: 0 }).format(value)

/** Money to three figures: a forecast knows no more. */
export const roundMoney = (value: number, currency: string, language: Language): string =>
  money(Number(value.toPrecision(3)), currency, language)

/** Money short, for the axis of a chart: $1.2M, ¥120万. */
export const shortMoney = (value: number, currency: string, language: Language): string =>
  numbers(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(value)

/** `2026-11` as people write a month. */
export const monthWords = (month: string, language: Language, style: 'short' | 'long' = 'long'): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    month: style,
    ...(style === 'long' && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))
