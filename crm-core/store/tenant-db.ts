import { types as pgTypes, type CustomTypesConfig, type PoolClient, type QueryResultRow } from 'pg'
import { HotcrmError } from '../contract/errors.ts'
import type { QueryResult, Sql, TenantDb } from '../contract/ports.ts'
import { storeFailure } from './failures.ts'
import type { SessionPool, SessionState } from './session-pool.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** A date stays the text `2026-11-23`; made a Date it would move with the time zone of the process. */
const types: CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === pgTypes.builtins.DATE ? (text: string) => text : pgTypes.getTypeParser(id, format),
}

/** The store as one tenant sees it, under role hotcrm_app and row-level security. */
export function tenantDb(pool: SessionPool, tenant_id: string, statement_timeout_ms: number): TenantDb {
  if (!uuid.test(tenant_id)) throw new HotcrmError('bad_request', { reason: 'the tenant id is not a UUID' })
  return sessionDb(pool, { tenant_id }, statement_timeout_ms)
}

/** The same surface as the owner of the schema: sweeps, relay and queue look across tenants. */
export function systemDb(pool: SessionPool, statement_timeout_ms: number): TenantDb {
  return sessionDb(pool, 'system', statement_timeout_ms)
}

function sessionDb(pool: SessionPool, state: SessionState, statement_timeout_ms: number): TenantDb {
  const leased = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    try {
      const client = await pool.lease(state)
      try {
        return await work(client)
      } catch (error) {
        // The error comes before the server says whether a transaction is open; this waits for that.
        await client.query('').catch(() => undefined)
        throw error
      } finally {
        client.release()
      }
    } catch (error) {
      throw storeFailure(error, statement_timeout_ms)
    }
  }
  return {
    query: <Row>(text: string, values?: readonly unknown[]) =>
      leased((client) => run<Row>(client, text, values)),
    transaction: (work) => leased((client) => inTransaction(client, work)),
  }
}

/** One transaction on a connection that is held already: what `work` did is kept whole or not at all. */
export async function inTransaction<T>(client: PoolClient, work: (tx: Sql) => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work({
      query: <Row>(text: string, values?: readonly unknown[]) => run<Row>(client, text, values),
    })
    await client.query('COMMIT')
    return result
  } catch (error) {
    // When even this fails the connection is gone, and its transaction with it.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function run<Row>(
  client: PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<QueryResult<Row>> {
  const result = await client.query<Row & QueryResultRow>({ text, values: [...values], types })
  return { rows: result.rows, rowCount: result.rowCount ?? 0 }
}
