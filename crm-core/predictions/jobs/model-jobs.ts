import { z } from 'zod'
import {
  modelJobKinds,
  modelNames,
  publishRefusals,
  type ModelJob,
  type ModelJobKind,
  type ModelName,
  type PublishRefusal,
  type Sql,
} from '../../contract.ts'
import { newId } from '../../records/id.ts'
import type { Keeping } from '../store/keeping.ts'

export interface JobEnd {
  readonly version?: number
  readonly refused?: PublishRefusal
  readonly error?: string
}
/** Training and rescoring of one workspace. */
export interface ModelJobs {
  /** Null where one of the model is under way. */
  add(model: ModelName, kind: ModelJobKind, by: string | null): Promise<ModelJob | null>
  /** The latest one of a model, done or not. */
  latest(model: ModelName): Promise<ModelJob | null>
  /** Takes one that waits, or that a dead process left; null where somebody works on it, or it has ended. */
  take(id: string): Promise<ModelJob | null>
  /** Says how far it is, and that somebody still works on it. */
  progress(id: string, done: number, of: number): Promise<void>
  end(id: string, end: JobEnd): Promise<void>
}
/** Whoever says nothing for so long is dead. */
const lease_ms = 5 * 60_000

const columns =
  'id, model, kind, status, done, "of", number, refused, error, requested_by, created_at, finished_at'
const row = z.object({
  id: z.string(),
  model: z.enum(modelNames),
  kind: z.enum(modelJobKinds),
  status: z.enum(['queued', 'running', 'done', 'failed']),
  done: z.number(),
  of: z.number(),
  number: z.number().nullable(),
  refused: z.enum(publishRefusals).nullable(),
  error: z.string().nullable(),
  requested_by: z.string().nullable(),
  created_at: z.date(),
  finished_at: z.date().nullable(),
})
function toJob(stored: unknown): ModelJob {
  const { number, created_at, finished_at, ...rest } = row.parse(stored)
  return {
    ...rest,
    version: number,
    created_at: created_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
  }
}

export function modelJobs({ db, tenant_id, clock }: Keeping): ModelJobs {
  const one = async (text: string, values: readonly unknown[]): Promise<ModelJob | null> => {
    const { rows } = await db.query(text, values)
    return rows.length === 0 ? null : toJob(rows[0])
  }
  const leased = () => new Date(clock.now().getTime() + lease_ms)
  return {
    add: (model, kind, by) =>
      one(
        `insert into model_job (id, tenant_id, model, kind, status, requested_by, created_at)
         values ($1, $2, $3, $4, 'queued', $5, $6)
         on conflict (tenant_id, model) where finished_at is null do nothing returning ${columns}`,
        [newId(clock.now()), tenant_id, model, kind, by, clock.now()],
      ),
    latest: (model) =>
      one(
        `select ${columns} from model_job where tenant_id = $1 and model = $2 order by created_at desc, id desc limit 1`,
        [tenant_id, model],
      ),
    take: (id) =>
      one(
        `update model_job set status = 'running', leased_until = $3
         where tenant_id = $1 and id = $2 and finished_at is null and (leased_until is null or leased_until <= $4)
         returning ${columns}`,
        [tenant_id, id, leased(), clock.now()],
      ),
    async progress(id, done, of) {
      await db.query(
        `update model_job set done = $3, "of" = $4, leased_until = $5 where tenant_id = $1 and id = $2 and finished_at is null`,
        [tenant_id, id, done, of, leased()],
      )
    },
    async end(id, { version = null, refused = null, error = null }) {
      await db.query(
        `update model_job set status = $3, number = $4, refused = $5, error = $6, finished_at = $7, leased_until = null
         where tenant_id = $1 and id = $2 and finished_at is null`,
        [tenant_id, id, error === null ? 'done' : 'failed', version, refused, error, clock.now()],
      )
    },
  }
}

export interface UnfinishedJob {
  readonly tenant_id: string
  readonly id: string
}
/** Jobs that nobody works on, across workspaces: what a nudge that was lost, or a dead process, left. */
export async function unfinishedJobs(system: Sql, now: Date): Promise<readonly UnfinishedJob[]> {
  const { rows } = await system.query<UnfinishedJob>(
    `select tenant_id, id from model_job
     where finished_at is null and (leased_until is null or leased_until <= $1) order by created_at`,
    [now],
  )
  return rows
}
