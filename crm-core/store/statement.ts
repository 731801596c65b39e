import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql } from '../contract/ports.ts'

const dialect = new PgDialect()

/** A composed statement as its text and the values that travel beside it. */
export const compiled = (statement: SQL): { sql: string; params: unknown[] } => dialect.sqlToQuery(statement)

/** Sends a composed statement; values travel as parameters. */
export async function run<Row = Record<string, unknown>>(db: Sql, statement: SQL): Promise<Row[]> {
  const { sql, params } = compiled(statement)
  return (await db.query<Row>(sql, params)).rows
}
