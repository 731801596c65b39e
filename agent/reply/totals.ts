import type { AggregateRow } from '#crm-core/contract'

/** The sum over all groups, exact to the last digit; null when a group has no figure. */
export function totalOf(rows: readonly AggregateRow[], measure: number): string | null {
  const figures = rows.map((row) => row.values[measure]).filter((value) => value !== null)
  if (figures.length === 0 || figures.some((value) => value === undefined || !decimal.test(String(value))))
    return null
  const digits = Math.max(...figures.map((value) => fraction(String(value)).length))
  const sum = figures.reduce<bigint>((all, value) => all + scaled(String(value), digits), 0n)
  const sign = sum < 0n ? '-' : ''
  const text = String(sum < 0n ? -sum : sum).padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const decimal = /^-?\d+(\.\d+)?$/
const fraction = (text: string): string => text.split('.')[1] ?? ''
const scaled = (text: string, digits: number): bigint =>
  BigInt(text.replace('.', '') + '0'.repeat(digits - fraction(text).length))
