import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Sql } from '../contract.ts'

const dialect = new PgDialect()

/** Sends a composed statement with its values as parameters. */
export async function run<Row>(tx: Sql, statement: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(statement)
  return (await tx.query<Row>(sql, params)).rows
}
