import { sql, type SQL } from 'drizzle-orm'
import type { ObjectType } from '../objects/schema.ts'
import { orderBy, orderColumns, type Ordering } from './order.ts'
import { main, tableOf } from './rows.ts'

/** A compiled list. */
export interface Asking {
  readonly object: ObjectType
  readonly columns: SQL
  readonly where: SQL
  readonly order: readonly Ordering[]
  /** Newest first of all rows or of those that meet a filter; in another order; or what a search has found. */
  readonly usual: 'whole' | 'filtered' | 'ordered' | 'search'
}
/**
 * A whole number as part of the statement's text: how many rows are wanted decides on the plan, and a plan
 * that is kept for a statement must know it.
 */
export const literal = (count: number): SQL => sql.raw(String(Math.trunc(count)))

/** The first of the rows that are reached and asked for. */
export const rowsWhere = (
  { object, columns, where, order }: Asking,
  size: number,
  reached: SQL,
  from = tableOf(object),
): SQL =>
  sql`select ${columns}, ${orderColumns(order)} from ${from} ${sql.identifier(main)}
    where ${reached} and ${where} order by ${orderBy(order)} limit ${literal(size)}`
