import { randomUUID } from 'node:crypto'
import { PgBoss } from 'pg-boss'
import type { JobOptions, Queue } from '../contract/ports.ts'
import type { Database } from '../store/database.ts'
import { bossDatabase } from './boss-database.ts'
import { releaseJobsOfDeadProcess } from './release.ts'

/** A queue that can be ended. */
export interface StoppableQueue extends Queue {
  /** Takes no new jobs and waits for those in work; after `grace_ms` their signal aborts and they run again later. */
  stop(grace_ms?: number): Promise<void>
}

const usual_grace_ms = 10_000
/** NOTIFY wakes workers at once; this is for delayed jobs, retries, and hints that got lost. */
const polling_seconds = 1
/** One worker of a queue looks that often; the others leave an idle database alone. */
const rare_polling_seconds = 10
const queueOptions = {
  // With `short`, one job a singleton key waits; a key of its own makes a job without one unlimited.
  policy: 'short',
  notify: true,
  retryLimit: 8,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 3600,
  // A job whose process died is taken up by another after this long.
  heartbeatSeconds: 30,
  deleteAfterSeconds: 3600,
} as const

/**
 * Opens the queue; its tables are made when the first job is enqueued or worked.
 * `report` hears of faults in handlers and in the queue's own upkeep; the job is tried again.
 */
export function openQueue(
  database: Database,
  report: (error: Error) => void = () => undefined,
): StoppableQueue {
  const boss = new PgBoss({
    db: bossDatabase(database),
    backend: database.kind === 'pglite' ? 'pglite' : 'postgres',
    schema: 'pgboss',
    useListenNotify: true,
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
  })
  boss.on('error', report)
  const queues = new Map<string, Promise<void>>()
  let started: Promise<void> | undefined
  let stopped = false

  const start = async () => {
    await boss.start()
    if (database.kind === 'pglite') await releaseJobsOfDeadProcess(database)
  }
  const ready = async (name: string): Promise<void> => {
    if (stopped) throw new Error('The queue has been stopped.')
    await (started ??= start())
    const known = queues.get(name)
    if (known !== undefined) return known
    const made = boss.createQueue(name, queueOptions)
    queues.set(name, made)
    await made
  }

  return {
    async enqueue(name, data, options = {}) {
      await ready(name)
      const key = options.key ?? randomUUID()
      const id = await boss.send(name, data, {
        singletonKey: key,
        ...(options.after && { startAfter: options.after }),
      })
      if (id === null) await bringForward(database, name, key, options)
    },
    async work(name, handler, { concurrency = 1 } = {}) {
      await ready(name)
      for (let n = 0; n < concurrency; n++)
        await startWorker(boss, name, handler, report, n === 0 ? polling_seconds : rare_polling_seconds)
    },
    async stop(grace_ms = usual_grace_ms) {
      if (stopped) return
      stopped = true
      if (started === undefined) return
      await started.catch(() => undefined)
      await boss.stop({ graceful: true, timeout: grace_ms, close: false })
    },
  }
}

async function startWorker(
  boss: PgBoss,
  name: string,
  handler: Parameters<Queue['work']>[1],
  report: (error: Error) => void,
  every_seconds: number,
): Promise<void> {
  let id: string | undefined
  id = await boss.work<unknown>(
    name,
    {
      batchSize: 1,
      pollingIntervalSeconds: every_seconds,
      notifyPollingIntervalSeconds: every_seconds,
    },
    async ([job]) => {
      try {
        if (job !== undefined) await handler(job.data, job.signal)
      } catch (error) {
        report(error instanceof Error ? error : new Error(String(error)))
        throw error
      } finally {
        // One wake-up may stand for several jobs, so the worker looks again before it rests.
        if (id !== undefined) boss.notifyWorker(id)
      }
    },
  )
}

/** A job with this key waits already; when the new one is due earlier, that one is. */
async function bringForward(
  database: Database,
  name: string,
  key: string,
  { after }: JobOptions,
): Promise<void> {
  await database.pool.query(
    `UPDATE pgboss.job SET start_after = least(start_after, coalesce($3::timestamptz, now()))
     WHERE name = $1 AND singleton_key = $2 AND state = 'created'`,
    [name, key, after ?? null],
  )
}
