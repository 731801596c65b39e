import type { PoolClient } from 'pg'
import { HotcrmError } from '../../contract.ts'
import type { Database } from '../../store/database.ts'

/** PostgreSQL's codes for a lock that did not come in time, or never could. */
const lockCodes: ReadonlySet<unknown> = new Set(['55P03', '40P01'])

/**
 * Lends a session of the schema's owner that waits for locks briefly and may work long: a change of a table
 * that has to wait holds up everybody behind it. `table_busy`, naming the object, when it waited in vain.
 */
export async function asOwner<T>(
  database: Database,
  object: string,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect()
  try {
    await client.query(`SET lock_timeout = '5s'; SET statement_timeout = 0`)
    return await work(client)
  } catch (error) {
    if (error instanceof Error && 'code' in error && lockCodes.has(error.code))
      throw new HotcrmError('table_busy', { object }, { cause: error })
    throw error
  } finally {
    await client.query('RESET lock_timeout; RESET statement_timeout').catch(() => undefined)
    client.release()
  }
}

/** Statements of one transaction: all of them or none. */
export async function together(client: PoolClient, statements: readonly string[]): Promise<void> {
  await client.query('BEGIN')
  try {
    for (const statement of statements) await client.query(statement)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
