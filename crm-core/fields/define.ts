import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue } from '../contract.ts'
import { field, type AnyField, type FieldOptions, type KindSpec, type Usual } from './kind.ts'

/** `alias.name`, quoted. */
export const column = (alias: string, name: string): SQL =>
  sql`${sql.identifier(alias)}.${sql.identifier(name)}`

/** Name of the column that a field has in its table. */
export const columnName = (field: AnyField | undefined, name: string): string => field?.column ?? name
/** Name of the index that keeps the values of a field of a table apart. */
export const uniqueIndexName = (table: string, field: AnyField, name: string): string =>
  field.column === undefined ? `${table}_${name}_key` : `${field.column}_key`
/** The column of a field in a row of `alias`. */
export const fieldColumn = (alias: string, field: AnyField | undefined, name: string): SQL =>
  column(alias, columnName(field, name))

const usual: Usual = {
  operand: (value) => sql`${value}`,
  select: (alias, name) => [column(alias, name)],
  read: (row, name) => plain(row[name]),
  write: (value, name) => ({ [name]: value }),
}

/** A field of one column whose value leaves as it is stored, unless the kind says otherwise. */
export const defineField = <V extends FieldValue, const O extends FieldOptions>(options: O, spec: KindSpec) =>
  field<V, O>(options, spec, usual)

/** A database value as JSON: absent is null, times are ISO text. */
export function plain(value: unknown): FieldValue {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return String(value)
  // What is left came out of a text, number, boolean, array or jsonb column.
  return value as FieldValue
}
