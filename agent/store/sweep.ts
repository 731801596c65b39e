import type pg from 'pg'

/** Where a run of some tenant stands. */
export interface RunKey {
  readonly tenant_id: string
  readonly run_id: string
}

/** Leases that a process before this one held on a store that only one process may own. */
export async function dropDeadLeases(pool: pg.Pool): Promise<void> {
  await pool.query(`update agent_run set lease_until = null where status in ('queued', 'running')`)
}

/** Runs that somebody should work on and nobody does: their job was lost, or their worker died. */
export async function abandonedRuns(pool: pg.Pool): Promise<RunKey[]> {
  const { rows } = await pool.query<RunKey>(
    `select tenant_id, id as run_id from agent_run
     where status in ('queued', 'running') and (lease_until is null or lease_until < now())
     order by created_at limit 500`,
  )
  return rows
}

/** Runs that wait although everything they waited for is decided. */
export async function decidedRuns(pool: pg.Pool): Promise<RunKey[]> {
  const { rows } = await pool.query<RunKey>(
    `update agent_run r set status = 'queued' where r.status = 'waiting'
       and not exists (select 1 from approval a where a.run_id = r.id and a.status = 'pending')
       and not exists (select 1 from agent_run other where other.thread_id = r.thread_id
         and other.status in ('queued', 'running'))
     returning tenant_id, id as run_id`,
  )
  return rows
}

/** Runs whose open approval is older than it may be. */
export async function expiredRuns(pool: pg.Pool, now: Date): Promise<RunKey[]> {
  const { rows } = await pool.query<RunKey>(
    `select distinct tenant_id, run_id from approval where status = 'pending' and expires_at <= $1 limit 500`,
    [now],
  )
  return rows
}

/** Checkpoints of runs that are over; nobody will read them again. */
export async function endedCheckpoints(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ thread_id: string }>(
    `select distinct c.thread_id from lg.checkpoints c join agent_run r on r.id::text = c.thread_id
     where r.status not in ('queued', 'running', 'waiting') limit 200`,
  )
  return rows.map((row) => row.thread_id)
}
