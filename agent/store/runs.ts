import { HotcrmError, type Actor, type Clock, type Door, type Sql, type TenantDb } from '#crm-core/contract'
import type { RunResult } from '../events/run-result.ts'
import type { StartOptions } from '../service.ts'
import { newId } from './new-id.ts'
import { notFound, uuid } from './not-found.ts'

export type StoredRunStatus =
  | 'queued'
  | 'running'
  | 'waiting'
  | 'completed'
  | 'clarification'
  | 'failed'
  | 'budget_exceeded'
  | 'cancelled'

export interface RunRow {
  readonly id: string
  readonly tenant_id: string
  readonly thread_id: string
  readonly user_id: string
  readonly door: Door
  readonly text: string
  readonly status: StoredRunStatus
  readonly options: StartOptions
  readonly result: RunResult | null
  readonly attempts: number
  readonly cancel_requested: boolean
  readonly created_at: string | Date
  /** When it was first taken up; null while it has not been. */
  readonly started_at: string | Date | null
}

const columns =
  'id, tenant_id, thread_id, user_id, door, text, status, options, result, attempts, cancel_requested, created_at, started_at'
export const leaseSeconds = 30
const active = `('queued', 'running')`

/** Runs of one tenant, with the lease that lets one worker at a time go on with a run. */
export class RunStore {
  readonly #db: TenantDb
  readonly #clock: Clock
  constructor(db: TenantDb, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  /** In the caller's transaction; run_in_progress when the thread has an unfinished run. */
  async insert(tx: Sql, actor: Actor, thread_id: string, text: string, options: StartOptions, model: string) {
    const id = newId()
    const values = [id, actor.tenant_id, thread_id, actor.user_id, actor.door, text]
    try {
      await tx.query(
        `insert into agent_run (id, tenant_id, thread_id, user_id, door, text, status, options, model,
           attempts, cancel_requested, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, 0, false, $9, $9)`,
        [...values, JSON.stringify(options), model, this.#clock.now()],
      )
    } catch (error) {
      if (isUniqueViolation(error)) throw new HotcrmError('run_in_progress', {}, { cause: error })
      throw error
    }
    return id
  }

  async get(id: string, sql: Sql = this.#db): Promise<RunRow> {
    const { rows } = await sql.query<RunRow>(`select ${columns} from agent_run where id = $1`, [
      uuid(id, 'run'),
    ])
    return found(rows[0])
  }
  async ofUser(actor: Actor, id: string): Promise<RunRow> {
    const { rows } = await this.#db.query<RunRow>(
      `select ${columns} from agent_run where id = $1 and user_id = $2`,
      [uuid(id, 'run', actor.language), actor.user_id],
    )
    return found(rows[0], actor)
  }
  async ofThread(thread_id: string, sql: Sql = this.#db): Promise<RunRow[]> {
    const { rows } = await sql.query<RunRow>(
      `select ${columns} from agent_run where thread_id = $1 order by created_at, id`,
      [thread_id],
    )
    return rows
  }

  /** Those that wait for a person. */
  async waitingIn(thread_id: string, tx: Sql): Promise<RunRow[]> {
    const { rows } = await tx.query<RunRow>(
      `select ${columns} from agent_run where thread_id = $1 and status = 'waiting' order by created_at, id`,
      [thread_id],
    )
    return rows
  }

  /** The run, if nobody else holds it and it is to be worked on; else null. */
  async lease(id: string, owner: string): Promise<RunRow | null> {
    const { rows } = await this.#db.query<RunRow>(
      `update agent_run set status = 'running', lease_owner = $2,
         lease_until = now() + interval '${leaseSeconds} seconds', attempts = attempts + 1,
         started_at = coalesce(started_at, $3), updated_at = $3
       where id = $1 and status in ${active} and (lease_until is null or lease_until < now())
       returning ${columns}`,
      [id, owner, this.#clock.now()],
    )
    return rows[0] ?? null
  }

  /** Prolongs the lease; `lost` when another worker took the run over. */
  async renew(id: string, owner: string): Promise<'kept' | 'lost' | 'cancel'> {
    const { rows } = await this.#db.query<{ cancel_requested: boolean }>(
      `update agent_run set lease_until = now() + interval '${leaseSeconds} seconds'
       where id = $1 and lease_owner = $2 and status = 'running' returning cancel_requested`,
      [id, owner],
    )
    if (!rows[0]) return 'lost'
    return rows[0].cancel_requested ? 'cancel' : 'kept'
  }

  /** Gives an unfinished run back to the queue. */
  async release(id: string, owner: string): Promise<void> {
    await this.#db.query(
      `update agent_run set status = 'queued', lease_owner = null, lease_until = null, updated_at = $3
       where id = $1 and lease_owner = $2 and status = 'running'`,
      [id, owner, this.#clock.now()],
    )
  }

  /** Writes down how a run ended or paused, if it still is in one of the states `from`. */
  async end(
    tx: Sql,
    id: string,
    from: readonly StoredRunStatus[],
    to: StoredRunStatus,
    result: RunResult,
    owner: string | null = null,
  ): Promise<boolean> {
    const finished = to === 'waiting' ? null : this.#clock.now()
    const { rows } = await tx.query(
      `update agent_run set status = $2, result = $3, finished_at = $4, updated_at = $5,
         lease_owner = null, lease_until = null
       where id = $1 and status = any($6::text[]) and ($7::text is null or lease_owner = $7) returning id`,
      [id, to, JSON.stringify(result), finished, this.#clock.now(), [...from], owner],
    )
    return rows.length === 1
  }

  async requestCancel(id: string): Promise<void> {
    await this.#db.query(
      `update agent_run set cancel_requested = true where id = $1 and status in ${active}`,
      [id],
    )
  }

  /**
   * A decided run goes back to the queue. One that is still on its way to its pause is left alone:
   * the sweep finds it waiting without anything to wait for.
   */
  async resume(tx: Sql, id: string): Promise<void> {
    await tx.query(
      `update agent_run set status = 'queued', updated_at = $2 where id = $1 and status = 'waiting'`,
      [id, this.#clock.now()],
    )
  }
}

function found(row: RunRow | undefined, asker?: Actor): RunRow {
  if (!row) throw notFound('run', asker?.language)
  return row
}

function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === '23505'
}
