import type { ActionPreview, Claim, Clock, Sql, TenantDb } from '#crm-core/contract'
import type { ToolFailure, ToolResult } from '#tools'
import { newId } from './new-id.ts'

/** One action of a step, from the moment it is known to its end. */
export type ActionStatus = 'planned' | 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'rejected'
export const finalStatuses: readonly ActionStatus[] = ['done', 'failed', 'skipped', 'rejected']

/** `result` holds the outcome of a done action, or only the preview of one that was shown. */
export interface ActionRecord {
  readonly step_id: string
  readonly action_index: number
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  readonly status: ActionStatus
  readonly claim_key: string | null
  readonly result: { readonly outcome?: ToolResult; readonly preview?: ActionPreview } | null
  readonly error: ToolFailure | null
  readonly approval_id: string | null
}
export type NewAction = Omit<ActionRecord, 'claim_key'>

const columns = 'step_id, action_index, tool, args, status, claim_key, result, error, approval_id'

/** The actions of one run: what will be done, what was done, and what came of it. */
export class StepStore {
  readonly #db: TenantDb
  readonly #clock: Clock
  readonly #run: { readonly id: string; readonly tenant_id: string }
  constructor(db: TenantDb, clock: Clock, run: { readonly id: string; readonly tenant_id: string }) {
    this.#db = db
    this.#clock = clock
    this.#run = run
  }

  async all(sql: Sql = this.#db): Promise<ActionRecord[]> {
    const { rows } = await sql.query<ActionRecord>(
      `select ${columns} from agent_step where run_id = $1 order by created_at, step_id, action_index`,
      [this.#run.id],
    )
    return rows
  }
  async ofStep(step_id: string, sql: Sql = this.#db): Promise<ActionRecord[]> {
    const { rows } = await sql.query<ActionRecord>(
      `select ${columns} from agent_step where run_id = $1 and step_id = $2 order by action_index`,
      [this.#run.id, step_id],
    )
    return rows
  }
  async one(step_id: string, index: number): Promise<ActionRecord> {
    const row = (await this.ofStep(step_id)).find((action) => action.action_index === index)
    if (!row) throw new Error(`action ${step_id}:${index} was never written down`)
    return row
  }

  /** Written once: what a repeated check finds is what the first one wrote. */
  async insert(actions: readonly NewAction[], tx: Sql = this.#db): Promise<void> {
    for (const action of actions)
      await tx.query(
        `insert into agent_step (id, tenant_id, run_id, step_id, action_index, tool, args, status, claim_key,
           result, error, approval_id, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
         on conflict (run_id, step_id, action_index) do nothing`,
        [
          newId(),
          this.#run.tenant_id,
          this.#run.id,
          action.step_id,
          action.action_index,
          action.tool,
          JSON.stringify(action.args),
          action.status,
          this.claim(action).key,
          json(action.result),
          json(action.error),
          action.approval_id,
          this.#clock.now(),
        ],
      )
  }

  /** The key that makes an action happen at most once, however often it is tried. */
  claim(action: Pick<ActionRecord, 'step_id' | 'action_index'>): Claim {
    const { id } = this.#run
    return {
      key: `${id}:${action.step_id}:${action.action_index}`,
      run_id: id,
      step_id: action.step_id,
    }
  }
  /** Whether the effect of an action is in the store, although its result may not have been written down. */
  async happened(key: string): Promise<boolean> {
    const { rows } = await this.#db.query(`select 1 from side_effect where key = $1 and status = 'done'`, [
      key,
    ])
    return rows.length > 0
  }

  async start(action: ActionRecord): Promise<void> {
    await this.#db.query(
      `update agent_step set status = 'running', started_at = coalesce(started_at, $4), updated_at = $4
       where run_id = $1 and step_id = $2 and action_index = $3`,
      [this.#run.id, action.step_id, action.action_index, this.#clock.now()],
    )
  }
  async finish(action: ActionRecord, end: Pick<ActionRecord, 'status' | 'result' | 'error'>): Promise<void> {
    await this.#db.query(
      `update agent_step set status = $4, result = $5, error = $6, finished_at = $7, updated_at = $7
       where run_id = $1 and step_id = $2 and action_index = $3`,
      [
        this.#run.id,
        action.step_id,
        action.action_index,
        end.status,
        json(end.result),
        json(end.error),
        this.#clock.now(),
      ],
    )
  }

  /** A person's decision on a waiting action: it may run as (perhaps newly) written, or it is rejected. */
  async decide(
    tx: Sql,
    action: Pick<ActionRecord, 'step_id' | 'action_index' | 'args' | 'result'>,
    status: 'planned' | 'rejected',
  ): Promise<void> {
    await tx.query(
      `update agent_step set status = $4, args = $5, result = $6, updated_at = $7
       where run_id = $1 and step_id = $2 and action_index = $3 and status = 'waiting'`,
      [
        this.#run.id,
        action.step_id,
        action.action_index,
        status,
        JSON.stringify(action.args),
        json(action.result),
        this.#clock.now(),
      ],
    )
  }

  /** What has not been begun will not be. */
  async skipRest(tx: Sql = this.#db): Promise<void> {
    await tx.query(
      `update agent_step set status = 'skipped', updated_at = $2
       where run_id = $1 and status in ('planned', 'waiting', 'running')`,
      [this.#run.id, this.#clock.now()],
    )
  }
}

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value)
