import { text as textColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { FieldValue, Money, RoleName } from '../contract.ts'
import { currency } from './currency.ts'
import type { AnyField, FieldOptions, TypedField } from './kind.ts'
import { presence } from './operators.ts'
import { text } from './text.ts'

/** What a secret may be. */
export type EncryptedType = 'text' | 'money'
export interface EncryptedOptions extends Pick<
  FieldOptions,
  'label' | 'aliases' | 'description' | 'required' | 'read_only'
> {
  readonly of: EncryptedType
  /** Who sees the value, and may write it. */
  readonly readers: readonly RoleName[]
  readonly max_length?: number
}
type Values = { readonly text: string; readonly money: Money & { readonly [key: string]: string } }

const dots = '••••'
/** Of a long value the end is shown, so that people can tell two of them apart. */
const maskText = (value: string): string => {
  const signs = Array.from(value)
  return signs.length >= 6 ? dots + signs.slice(-2).join('') : dots
}
const stored = z.json()

/**
 * A value that is encrypted before it leaves the process. A record inside crm-core holds its ciphertext, and
 * so do trail, events and results that are kept; records/seal.ts seals and opens it at the door.
 */
export const encrypted = <const O extends EncryptedOptions>(
  options: O,
): TypedField<Values[O['of']], O extends { readonly required: true } ? true : false> => {
  const { of, readers, max_length, ...usual } = options
  const plainly: AnyField =
    of === 'money' ? currency(usual) : text({ ...usual, max_length: max_length ?? 255 })
  return {
    ...plainly,
    kind: 'encrypted',
    measures: 'none',
    operators: presence,
    formula_type: undefined,
    currency: undefined,
    // The option decides at compile time too.
    required: (options.required ?? false) as O extends { readonly required: true } ? true : false,
    columns: (name) => ({ [name]: textColumn(name) }),
    select: textField.select,
    read: textField.read,
    write: textField.write,
    operand: textField.operand,
    secret: {
      readers,
      write: (value) => JSON.stringify(value),
      read: (json): FieldValue => stored.parse(JSON.parse(json)),
      mask: (value) => (value === null ? null : typeof value === 'string' ? maskText(value) : dots),
    },
  }
}
const textField = text({ label: { en: '', zh: '' } })
