import type { Database } from '../store/database.ts'

/**
 * On an embedded store this process is the only one, so a job that is active while nobody works has
 * lost its process. It is due at once instead of when its heartbeat runs out.
 */
export async function releaseJobsOfDeadProcess(database: Database): Promise<void> {
  await database.pool.query(
    `UPDATE pgboss.job SET state = 'retry', start_after = now(), heartbeat_on = NULL
     WHERE state = 'active'`,
  )
}
