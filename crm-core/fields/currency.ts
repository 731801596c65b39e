import { sql } from 'drizzle-orm'
import { char, numeric } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Money } from '../contract.ts'
import { moneyCell, moneyToCell } from './cells.ts'
import { column, defineField, plain } from './define.ts'
import type { FieldOptions } from './kind.ts'
import { equality, ordering } from './operators.ts'

/** As the database writes it, so that 100 and 100.00 are one value. */
function twoPlaces(text: string): string {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = `${whole.replace(/^0+(?=\d)/, '')}.${fraction.slice(0, 2).padEnd(2, '0')}`
  return text.startsWith('-') && /[1-9]/.test(digits) ? `-${digits}` : digits
}

/** Up to sixteen digits before the point and two after it, kept as text: no binary fractions. */
const exact = z
  .string()
  .trim()
  .regex(/^-?\d{1,16}(\.\d{1,2}0*)?$/)
  .transform(twoPlaces)
const amount = z.union([
  exact,
  z
    .number()
    .min(-1e14)
    .max(1e14)
    .transform((value) => twoPlaces(value.toFixed(2))),
])
const code = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/)

/** Money on the way in: a number, exact text, or both parts. An empty code means the workspace's currency. */
const money = z.union([
  amount.transform((value): Money => ({ amount: value, currency: '' })),
  z
    .object({ amount, currency: code.or(z.literal('')).default('') })
    .transform((value): Money => ({ ...value })),
])
const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value

export const currency = <const O extends FieldOptions>(options: O) =>
  defineField<{ readonly amount: string; readonly currency: string }, O>(options, {
    kind: 'currency',
    ui: 'currency',
    measures: 'money',
    formula_type: 'money',
    expected: { en: 'an amount such as 50000.00', zh: '金额，例如 50000.00' },
    schema: money,
    fromCell: moneyCell,
    toCell: moneyToCell,
    operators: { ...equality, ...ordering },
    columns: (name) => ({
      [name]: numeric(name, { precision: 18, scale: 2 }),
      [`${name}_currency`]: char(`${name}_currency`, { length: 3 }),
    }),
    operand: (value) => sql`${isMoney(value) ? value.amount : value}::numeric`,
    select: (alias, name) => [
      sql`${column(alias, name)}::text as ${sql.identifier(name)}`,
      column(alias, `${name}_currency`),
    ],
    currency: (alias, name) => sql`${column(alias, `${name}_currency`)}::text`,
    read(row, name) {
      const amount = plain(row[name])
      const currency = plain(row[`${name}_currency`])
      return typeof amount === 'string'
        ? { amount, currency: typeof currency === 'string' ? currency : '' }
        : null
    },
    write: (value, name) =>
      isMoney(value)
        ? { [name]: value.amount, [`${name}_currency`]: value.currency || null }
        : { [name]: null, [`${name}_currency`]: null },
  })
