import { z } from 'zod'
import { HotcrmError, type Actor, type Clock, type Queue } from '../../contract.ts'
import { startPump, type Pump } from '../../events/pump.ts'
import type { Scope } from '../../records/scope.ts'
import type { Database } from '../../store/database.ts'
import { runRevert } from '../revert/run-revert.ts'
import { withSmallHeap } from '../small-heap.ts'
import { forgetFiles } from './forget-files.ts'
import { runImport, takeTurn, type Desk } from './run-import.ts'

export const job_name = 'import'
const job = z.object({ tenant_id: z.string(), run_id: z.string() })
export type ImportJob = z.output<typeof job>

export interface Workshop {
  readonly database: Database
  readonly queue: Queue
  readonly clock: Clock
  readonly desk: Desk
  readonly scopeOf: (actor: Actor) => Scope
  readonly actorOf: (tenant_id: string, user_id: string) => Promise<Actor>
  readonly report: (error: Error) => void
}
/** A lost job loses nothing: what waits or stands still is found again. */
const still_after_seconds = 60
const look_every_ms = 30_000

/** Runs imports and reverts of this process; the queue wakes it, and a look at the table finds what was forgotten. */
export async function startImports(workshop: Workshop): Promise<Pick<Pump, 'stop'>> {
  const { database, queue, report } = workshop
  await queue.work(job_name, (data, signal) => handle(workshop, job.parse(data), signal))
  // Nobody else works on an embedded store, so what is in work there was left by a dead process.
  let still = database.kind === 'pglite' ? 0 : still_after_seconds
  return startPump(
    async () => {
      await recover(workshop, still)
      await forgetFiles(database.system, workshop.desk.files, workshop.clock.now())
      still = still_after_seconds
      return false
    },
    { rest_ms: look_every_ms, report },
  )
}

export const enqueue = (queue: Queue, { tenant_id, run_id }: ImportJob, after?: Date): Promise<void> =>
  queue.enqueue(job_name, { tenant_id, run_id }, { key: run_id, ...(after && { after }) })

async function handle(
  workshop: Workshop,
  { tenant_id, run_id }: ImportJob,
  signal: AbortSignal,
): Promise<void> {
  const { database, queue, clock, desk } = workshop
  const { rows } = await database.system.query<{ status: string; acting: string }>(
    'select status, coalesce(updated_by, owner_id) as acting from import_run where tenant_id = $1 and id = $2',
    [tenant_id, run_id],
  )
  const [one] = rows
  if (!one) return
  const actor = await workshop.actorOf(tenant_id, one.acting).catch((error: unknown) => {
    if (error instanceof HotcrmError && error.code === 'not_found') return null
    throw error
  })
  if (!actor) return abandon(workshop, { tenant_id, run_id })
  const scope = workshop.scopeOf(actor)
  if (one.status === 'reverting') await withSmallHeap(() => runRevert(scope, desk, run_id, signal))
  else if (!(await takeTurn(scope, run_id)))
    // The one that runs wakes it when it ends; this is for when it dies.
    return enqueue(queue, { tenant_id, run_id }, new Date(clock.now().getTime() + look_every_ms))
  else await withSmallHeap(() => runImport(scope, desk, run_id, signal))
  await wakeNext(workshop, tenant_id)
  // What has waited for the import goes on.
  scope.committed()
}

/** Whoever asked for it is nobody here any more, so nothing goes on in that name. */
async function abandon(workshop: Workshop, { tenant_id, run_id }: ImportJob): Promise<void> {
  await workshop.database.system.query(
    `update import_run set status = 'failed', error = $2, finished_at = $3::timestamptz, updated_at = now(),
       revert_until = $3::timestamptz + interval '30 days'
     where id = $1 and status in ('queued', 'running', 'reverting')`,
    [run_id, 'The user who asked for this is no longer active.', workshop.clock.now().toISOString()],
  )
  await wakeNext(workshop, tenant_id)
}

async function wakeNext({ database, queue }: Workshop, tenant_id: string): Promise<void> {
  const { rows } = await database.system.query<{ id: string }>(
    `select id from import_run where tenant_id = $1 and status = 'queued' order by queued_at, id limit 1`,
    [tenant_id],
  )
  for (const { id } of rows) await enqueue(queue, { tenant_id, run_id: id })
}

async function recover({ database, queue }: Workshop, still_seconds: number): Promise<void> {
  const { rows } = await database.system.query<{ id: string; tenant_id: string }>(
    `select id, tenant_id from import_run
     where status in ('queued', 'running', 'reverting') and updated_at <= now() - $1 * interval '1 second'
     order by queued_at, id limit 100`,
    [still_seconds],
  )
  for (const { id, tenant_id } of rows) await enqueue(queue, { tenant_id, run_id: id })
}
