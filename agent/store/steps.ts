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
  /** What is stored, as long as it is known here; only the holder of the lease writes while a run is at work. */
  #known: readonly ActionRecord[] | null
  #writes = 0

  /** `fresh` is a run that nobody has taken up before: nothing is stored yet. */
  constructor(
    db: TenantDb,
    clock: Clock,
    run: { readonly id: string; readonly tenant_id: string },
    fresh = false,
  ) {
    this.#db = db
    this.#clock = clock
    this.#run = run
    this.#known = fresh ? [] : null
  }

  async all(): Promise<readonly ActionRecord[]> {
    if (this.#known) return this.#known
    const before = this.#writes
    const { rows } = await this.#db.query<ActionRecord>(
      `select ${columns} from agent_step where run_id = $1 order by created_at, step_id, action_index`,
      [this.#run.id],
    )
    // What was written while this was read may stand in it or not.
    if (before === this.#writes) this.#known = rows
    return rows
  }
  async ofStep(step_id: string): Promise<ActionRecord[]> {
    return (await this.all()).filter((action) => action.step_id === step_id).toSorted(byIndex)
  }
  async one(step_id: string, index: number): Promise<ActionRecord> {
    const row = (await this.ofStep(step_id)).find((action) => action.action_index === index)
    if (!row) throw new Error(`action ${step_id}:${index} was never written down`)
    return row
  }
  /** From the store, whatever is known here: what happens to the world is decided by what stands there now. */
  async surely(step_id: string, index: number): Promise<ActionRecord> {
    const { rows } = await this.#db.query<ActionRecord>(
      `select ${columns} from agent_step where run_id = $1 and step_id = $2 and action_index = $3`,
      [this.#run.id, step_id, index],
    )
    if (!rows[0]) throw new Error(`action ${step_id}:${index} was never written down`)
    return rows[0]
  }

  /** Written once: what a repeated check finds is what the first one wrote. */
  async insert(actions: readonly NewAction[], tx: Sql = this.#db): Promise<void> {
    if (actions.length === 0) return
    const made = actions.map((action) => ({ ...action, claim_key: this.claim(action).key }))
    const rows = made.map((action) => ({ ...action, id: newId() }))
    await tx.query(
      `insert into agent_step (id, tenant_id, run_id, step_id, action_index, tool, args, status, claim_key,
         result, error, approval_id, created_at, updated_at)
       select a.id, $1, $2, a.step_id, a.action_index, a.tool, a.args, a.status, a.claim_key,
         nullif(a.result, 'null'), nullif(a.error, 'null'), a.approval_id, $3, $3
       from jsonb_to_recordset($4::jsonb) as a(id uuid, step_id text, action_index int, tool text, args jsonb,
         status text, claim_key text, result jsonb, error jsonb, approval_id uuid)
       on conflict (run_id, step_id, action_index) do nothing`,
      [this.#run.tenant_id, this.#run.id, this.#clock.now(), JSON.stringify(rows)],
    )
    // A transaction may still be undone; then only the store can say.
    this.#note((known) => (tx === this.#db ? [...known, ...asStored(made)] : null))
  }

  /** A run that begins anew reads anew; calls of a model that could not be read keep their numbers. */
  async forgetReads(): Promise<void> {
    await this.#db.query(
      `delete from agent_step where run_id = $1 and coalesce(error->>'code', '') <> 'bad_request'`,
      [this.#run.id],
    )
    this.#note(() => null)
  }

  #note(change: (known: readonly ActionRecord[]) => readonly ActionRecord[] | null): void {
    this.#writes += 1
    if (this.#known) this.#known = change(this.#known)
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
    this.#note((known) => changed(known, action, { status: 'running' }))
  }
  async finish(
    action: ActionRecord,
    end: Pick<ActionRecord, 'status' | 'result' | 'error'>,
    begun: Date,
  ): Promise<void> {
    await this.#db.query(
      `update agent_step set status = $4, result = $5, error = $6, finished_at = $7, updated_at = $7,
         started_at = coalesce(started_at, $8)
       where run_id = $1 and step_id = $2 and action_index = $3`,
      [
        this.#run.id,
        action.step_id,
        action.action_index,
        end.status,
        json(end.result),
        json(end.error),
        this.#clock.now(),
        begun,
      ],
    )
    this.#note((known) => changed(known, action, asStored(end)))
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
    this.#note(() => null)
  }
}

const byIndex = (a: ActionRecord, b: ActionRecord): number => a.action_index - b.action_index

function changed(
  known: readonly ActionRecord[],
  { step_id, action_index }: ActionRecord,
  change: Partial<ActionRecord>,
): readonly ActionRecord[] {
  return known.map((one) =>
    one.step_id === step_id && one.action_index === action_index ? { ...one, ...change } : one,
  )
}

/** As it would be read back. */
const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value)
