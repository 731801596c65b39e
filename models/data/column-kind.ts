import type { TextColumn } from './table.ts'

export type ColumnKind = 'number' | 'category' | 'date' | 'identifier' | 'constant'

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const infinite = /^[+-]?inf(?:inity)?$/i
const date = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/
const namedAsIdentifier = /(?:^|[^a-z])(?:id|uuid|guid)$|[a-z](?:ID|Id|UUID|GUID)$/

export const isNumber = (text: string): boolean => plainNumber.test(text)

/** A number that single precision cannot hold, or one that says so itself. */
export const isInfinite = (text: string): boolean =>
  infinite.test(text) || (plainNumber.test(text) && !Number.isFinite(Math.fround(Number(text))))

/** What a column holds, judged by the different texts in it. An infinite number still counts as a number here. */
export function kindOf(column: TextColumn): ColumnKind {
  const { texts } = column
  if (texts.length < 2 && !saysWhetherKnown(column)) return 'constant'
  if (texts.every((text) => isNumber(text) || infinite.test(text)))
    return isNumberedId(column) ? 'identifier' : 'number'
  if (texts.every((text) => date.test(text))) return 'date'
  return isTextId(column) ? 'identifier' : 'category'
}

/** One value here and nothing there still tells two kinds of rows apart. */
const saysWhetherKnown = ({ texts, codes }: TextColumn): boolean => texts.length === 1 && codes.includes(-1)

function isTextId({ name, texts, codes }: TextColumn): boolean {
  const known = codes.reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0)
  const share = texts.length / known
  return texts.length >= 30 && (share > 0.9 || (share > 0.5 && namedAsIdentifier.test(name)))
}

/**
 * Whole numbers that never repeat although they lie so close that chance would have repeated ten of them
 * (n² / 2 range, the birthday problem) were counted out, not measured.
 */
function isNumberedId({ name, texts, codes }: TextColumn): boolean {
  const known = codes.reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0)
  if (known < 30 || texts.length < known) return false
  const values = texts.map(Number)
  if (!values.every(Number.isInteger)) return false
  if (namedAsIdentifier.test(name)) return true
  const range =
    values.reduce((most, v) => Math.max(most, v)) - values.reduce((least, v) => Math.min(least, v)) + 1
  return (known * known) / (2 * range) > 10
}
