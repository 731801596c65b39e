import { sql, type SQL } from 'drizzle-orm'
import type { ErrorCode, ErrorParams, FilterValue, Operator } from '../contract.ts'

/** What a comparison may ask while it is compiled. A refused value becomes an issue, and the answer is ignored. */
export interface CompareContext {
  /** One value as the field's kind parses it, as a parameter. */
  operand(value: unknown): SQL
  /** Bounds of a period as the kind stores time: instants, or dates. */
  period(value: unknown, as: 'instant' | 'date'): { from: SQL | null; to: SQL | null }
  /** Another column of the same field, named after it: `beside('longitude')` of `place` is `place_longitude`. */
  beside(part: string): SQL
  refuse(code: ErrorCode, params?: ErrorParams): SQL
}
type Compile = (column: SQL, value: FilterValue | undefined, context: CompareContext) => SQL
export type Operators = Readonly<Partial<Record<Operator, Compile>>>

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const values = (value: unknown, context: CompareContext): SQL[] =>
  isList(value) ? value.filter((one) => one !== null).map((one) => context.operand(one)) : []

/** Says in SQL that a value is among `list`; null in the list means that it is absent. */
function among(column: SQL, list: FilterValue | undefined, context: CompareContext): SQL {
  if (!isList(list)) return context.refuse('wrong_type', { expected: '[…]', got: shown(list) })
  const some = values(list, context)
  const there = some.length ? sql`coalesce(${column} in (${sql.join(some, sql`, `)}), false)` : sql`false`
  return list.includes(null) ? sql`(${there} or ${column} is null)` : there
}

export const presence: Operators = {
  is_null: (column) => sql`${column} is null`,
  is_not_null: (column) => sql`${column} is not null`,
}
/** Absent differs from every value, so `!=` and `not_in` keep rows without one. */
export const equality: Operators = {
  ...presence,
  '=': (column, value, context) =>
    value === null ? sql`${column} is null` : sql`${column} = ${context.operand(value)}`,
  '!=': (column, value, context) =>
    value === null ? sql`${column} is not null` : sql`${column} is distinct from ${context.operand(value)}`,
  in: (column, value, context) =>
    isList(value) && value.length && !value.includes(null)
      ? sql`${column} in (${sql.join(values(value, context), sql`, `)})`
      : among(column, value, context),
  not_in: (column, value, context) => sql`not ${among(column, value, context)}`,
}
export const ordering: Operators = {
  '<': (column, value, context) => sql`${column} < ${context.operand(value)}`,
  '<=': (column, value, context) => sql`${column} <= ${context.operand(value)}`,
  '>': (column, value, context) => sql`${column} > ${context.operand(value)}`,
  '>=': (column, value, context) => sql`${column} >= ${context.operand(value)}`,
  between: (column, value, context) =>
    isList(value) && value.length === 2
      ? sql`${column} between ${context.operand(value[0])} and ${context.operand(value[1])}`
      : context.refuse('wrong_type', { expected: '[from, to]', got: shown(value) }),
}
/** Case does not matter to a person who looks for a part of a text. */
export const matching: Operators = {
  contains: (column, value, context) => like(column, value, context, '%', '%'),
  starts_with: (column, value, context) => like(column, value, context, '', '%'),
}
export const inPeriod = (as: 'instant' | 'date'): Operators => ({
  in_period: (column, value, context) => {
    const { from, to } = context.period(value, as)
    const bounds = [from && sql`${column} >= ${from}`, to && sql`${column} < ${to}`].filter(
      (one) => one !== null,
    )
    return bounds.length ? sql`(${sql.join(bounds, sql` and `)})` : sql`${column} is not null`
  },
})

function like(column: SQL, value: unknown, context: CompareContext, before: string, after: string): SQL {
  if (typeof value !== 'string') return context.refuse('wrong_type', { expected: 'text', got: shown(value) })
  return sql`${column} ilike ${before + clean(value).replace(/[\\%_]/g, '\\$&') + after}`
}

/** Text that Postgres can store: no NUL and no half surrogates. */
export const clean = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()
/** A value as an error may show it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
