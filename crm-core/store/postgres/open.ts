import type { Database, DatabaseTuning } from '../database.ts'
import { storeFailure } from '../failures.ts'
import { SessionPool } from '../session-pool.ts'
import { systemDb, tenantDb } from '../tenant-db.ts'
import { PostgresListener } from './listener.ts'

/** Opens a pool to a server; `unavailable` when it cannot be reached. */
export async function openPostgres(url: string, tuning: DatabaseTuning): Promise<Database> {
  const pool = new SessionPool({
    connectionString: url,
    max: tuning.max_sessions,
    connectionTimeoutMillis: tuning.acquire_timeout_ms,
    statement_timeout: tuning.statement_timeout_ms,
    application_name: 'hotcrm',
  })
  const listener = new PostgresListener(url)
  const system = systemDb(pool, tuning.statement_timeout_ms)
  try {
    await system.query('SELECT 1')
  } catch (error) {
    await pool.end()
    throw storeFailure(error, tuning.statement_timeout_ms)
  }
  return {
    kind: 'postgres',
    pool,
    system,
    tenant: (tenant_id) => tenantDb(pool, tenant_id, tuning.statement_timeout_ms),
    listen: (channel, heard) => listener.listen(channel, heard),
    upkeep: async () => {},
    async close() {
      await listener.close()
      await pool.end()
    },
  }
}
