import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isMoney, type Cell, type CellContext, type FieldValue, type Option } from '../contract.ts'

/** How kinds read and write cells of files. What cannot be read stays as it is, for the schema to refuse. */
export type FromCell = (cell: Cell, about: CellContext) => unknown
export type ToCell = (value: FieldValue, about: CellContext) => Cell

/** Text, whatever a spreadsheet took it for: 13800000000 is a phone number. */
export const plainCell: FromCell = (cell) =>
  cell instanceof Date ? isoOf(cell) : cell === null ? null : String(cell)
const isoOf = (time: Date): string => {
  if (Number.isNaN(time.getTime())) return ''
  const iso = time.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}

export const plainToCell: ToCell = (value) =>
  value === null || typeof value !== 'object' ? value : JSON.stringify(value)

/** `1,234.50`, `1 234,50`, `(12)` and full-width digits as a plain number. */
export function numberText(text: string): string {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/\s/g, '')
    .replace(/^\+/, '')
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return plain.replaceAll(',', '')
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.')
  if (/^-?\d+,\d{1,2}$/.test(plain)) return plain.replace(',', '.')
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(plain)) return String(Number(plain))
  return plain
}
export const numberCell: FromCell = (cell) =>
  typeof cell === 'string' && cell.trim() !== '' ? numberText(cell.replace(/[%％]\s*$/, '')) : cell

const symbols: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  rmb: 'CNY',
  人民币: 'CNY',
}
/** `¥1,200`, `1200 EUR`, `1.200,50 €`. */
export const moneyCell: FromCell = (cell) => {
  if (typeof cell !== 'string') return cell
  const [, before = '', amount = '', after = ''] =
    /^\s*([^\d(-]*)(-?\(?[\d.,\s]+\)?)\s*(.*?)\s*$/u.exec(cell.normalize('NFC')) ?? []
  const said = (before.trim() || after).trim()
  if (amount.trim() === '') return cell
  const currency = said === '' ? '' : (symbols[said.toLowerCase()] ?? said.toUpperCase())
  if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) return cell
  return { amount: numberText(amount), currency }
}
export const moneyToCell: ToCell = (value, { currency }) => {
  if (!isMoney(value)) return null
  if (value.currency !== currency) return `${value.amount} ${value.currency}`
  // A number of a spreadsheet holds fewer digits than an amount may have.
  const number = Number(value.amount)
  return number.toFixed(2) === value.amount ? number : value.amount
}

const flags: Readonly<Record<string, boolean>> = {
  y: true,
  t: true,
  x: true,
  on: true,
  '✓': true,
  '✔': true,
  对: true,
  真: true,
  有: true,
  n: false,
  f: false,
  off: false,
  错: false,
  假: false,
  无: false,
}
export const flagCell: FromCell = (cell) =>
  typeof cell === 'number'
    ? String(cell)
    : typeof cell === 'string'
      ? (flags[cell.trim().toLowerCase()] ?? cell)
      : cell

/** Several choices in one cell, by the separators of both languages. */
export const listCell: FromCell = (cell) =>
  typeof cell === 'string'
    ? cell
        .split(/[;；,，、|\n]/)
        .map((word) => word.trim())
        .filter(Boolean)
    : plainCell(cell, usualCells)
export const listToCell: ToCell = (value) =>
  Array.isArray(value) ? value.join('; ') : plainToCell(value, usualCells)

export const jsonCell: FromCell = (cell) => {
  if (typeof cell !== 'string') return cell
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}
export const jsonToCell: ToCell = (value) => (value === null ? null : JSON.stringify(value))

/** A place as maps give it, `31.2304, 121.4737`; its kind reads that text. */
export const placeToCell: ToCell = (value) => {
  const found = place.safeParse(value)
  return found.success ? `${found.data.latitude}, ${found.data.longitude}` : null
}
const place = z.object({ latitude: z.number(), longitude: z.number() })

/** A choice by its code, a label or another word for it. */
export function choiceCell(options: readonly Option[]): FromCell {
  const words = new Map<string, string>()
  for (const { code, aliases } of options)
    for (const word of [...(aliases?.en ?? []), ...(aliases?.zh ?? [])]) words.set(word.toLowerCase(), code)
  for (const { code, label } of options)
    for (const word of [label.en, label.zh, code]) words.set(word.toLowerCase(), code)
  return (cell) => {
    const text = plainCell(cell, usualCells)
    return typeof text === 'string' ? (words.get(text.trim().toLowerCase()) ?? text) : text
  }
}

const two = (part: string) => part.padStart(2, '0')
/** A day as YYYY-MM-DD from the ways in which people write one; null when it is none of them. */
function dayText(text: string, order: CellContext['date_order']): string | null {
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? []
  if (year && month && day) return `${year}-${two(month)}-${two(day)}`
  const [, compact] = /^((?:19|20)\d{6})$/.exec(text) ?? []
  if (compact) return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`
  const [, a, b, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  if (a && b && last) {
    const [m, d] = order === 'dmy' ? [b, a] : [a, b]
    return `${last}-${two(m)}-${two(d)}`
  }
  const [, d, name, of] = /^(\d{1,2})[ -]([A-Za-z]{3})[A-Za-z]*[ -,]+(\d{4})$/.exec(text) ?? []
  const [, named, on, in_] = /^([A-Za-z]{3})[A-Za-z]*\.? (\d{1,2}),? (\d{4})$/.exec(text) ?? []
  const month_ = months.indexOf((name ?? named ?? '').toLowerCase()) + 1
  const year_ = of ?? in_
  const day_ = d ?? on
  return month_ > 0 && year_ && day_ ? `${year_}-${two(String(month_))}-${two(day_)}` : null
}
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The time that may stand behind a day, as HH:MM:SS; undefined when it cannot be read. */
function clockText(text: string): string | undefined {
  const [, h, m, s = '00', half = ''] =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?$/i.exec(text.trim()) ?? []
  if (!h || !m) return undefined
  const pm = half.toLowerCase() === 'pm'
  const hour = half === '' ? Number(h) : (Number(h) % 12) + (pm ? 12 : 0)
  return `${two(String(hour))}:${m}:${s}`
}

/** Splits `2026-11-23T14:05` or `23.11.2026 2:05 pm` into day and clock. */
function parts(text: string, order: CellContext['date_order']): { day: string; clock: string } | null {
  const whole = dayText(text, order)
  if (whole) return { day: whole, clock: '00:00:00' }
  const [, first = '', rest = ''] = /^(.*?)[T ]+(\d{1,2}:.*)$/.exec(text) ?? []
  const day = dayText(first.trim(), order)
  const clock = clockText(rest)
  return day && clock ? { day, clock } : null
}

export const dayCell: FromCell = (cell, { date_order }) => {
  if (cell instanceof Date) return isoOf(cell).slice(0, 10)
  if (typeof cell !== 'string') return cell
  return parts(cell.trim(), date_order)?.day ?? cell
}
/** A wall clock without an offset is one in the reader's zone. */
export const timeCell: FromCell = (cell, { date_order, time_zone }) => {
  const text = cell instanceof Date ? isoOf(cell) : cell
  if (typeof text !== 'string') return text
  const found = parts(text.trim(), date_order)
  if (!found) return text
  try {
    const wall = Temporal.PlainDateTime.from(`${found.day}T${found.clock}`)
    return wall.toZonedDateTime(time_zone).toInstant().toString()
  } catch {
    return text
  }
}

export const usualCells: CellContext = { date_order: 'ymd', time_zone: 'UTC', currency: '' }
