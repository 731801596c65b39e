import type { Actor, Clock, Label, Sql, TenantDb } from '#crm-core/contract'
import type { Approval, ApprovalRow, ApprovalStatus } from '../events/contents.ts'
import { newId } from './new-id.ts'
import { notFound, uuid } from './not-found.ts'
import { iso, isoOrNull } from './times.ts'

interface Row {
  readonly id: string
  readonly run_id: string
  readonly thread_id: string
  readonly user_id: string
  readonly step_id: string
  readonly tool: string
  readonly status: ApprovalStatus
  readonly summary: string
  readonly reason: Label
  readonly rows: readonly ApprovalRow[]
  readonly payload_hash: string
  readonly created_at: string | Date
  readonly expires_at: string | Date
  readonly decided_at: string | Date | null
  readonly decided_by: string | null
}
/** An approval with what only the agent needs to know of it. */
export interface StoredApproval {
  readonly approval: Approval
  readonly user_id: string
  readonly payload_hash: string
}
export interface NewApproval {
  readonly run: {
    readonly id: string
    readonly tenant_id: string
    readonly thread_id: string
    readonly user_id: string
  }
  readonly step_id: string
  readonly tool: string
  readonly summary: string
  readonly reason: Label
  readonly rows: readonly ApprovalRow[]
  readonly payload_hash: string
}

const columns = `id, run_id, thread_id, user_id, step_id, tool, status, summary, reason, rows, payload_hash,
  created_at, expires_at, decided_at, decided_by`
const lifetime = 7 * 24 * 60 * 60 * 1000

/** Approvals of one tenant. Who may see and decide them is checked by approvals/rights.ts. */
export class ApprovalStore {
  readonly #db: TenantDb
  readonly #clock: Clock
  constructor(db: TenantDb, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  async insert(tx: Sql, made: NewApproval): Promise<string> {
    const id = newId()
    const now = this.#clock.now()
    await tx.query(
      `insert into approval (id, tenant_id, run_id, thread_id, user_id, step_id, tool, status, summary, reason,
         rows, payload_hash, expires_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, $11, $12, $13, $13)`,
      [
        id,
        made.run.tenant_id,
        made.run.id,
        made.run.thread_id,
        made.run.user_id,
        made.step_id,
        made.tool,
        made.summary,
        JSON.stringify(made.reason),
        JSON.stringify(made.rows),
        made.payload_hash,
        new Date(now.getTime() + lifetime),
        now,
      ],
    )
    return id
  }

  async get(id: string, asker?: Actor): Promise<StoredApproval> {
    const { rows } = await this.#db.query<Row>(`select ${columns} from approval where id = $1`, [
      uuid(id, 'approval', asker?.language),
    ])
    if (!rows[0]) throw notFound('approval', asker?.language)
    return read(rows[0])
  }
  async ofRun(run_id: string, sql: Sql = this.#db): Promise<StoredApproval[]> {
    const { rows } = await sql.query<Row>(
      `select ${columns} from approval where run_id = $1 order by created_at, id`,
      [run_id],
    )
    return rows.map(read)
  }
  /** Newest first; `everyone` for those who may decide for others. */
  async list(actor: Actor, status: 'pending' | 'all', everyone: boolean): Promise<StoredApproval[]> {
    const { rows } = await this.#db.query<Row>(
      `select ${columns} from approval where ($1::uuid is null or user_id = $1) and ($2 = 'all' or status = 'pending')
       order by created_at desc, id desc limit 200`,
      [everyone ? null : actor.user_id, status],
    )
    return rows.map(read)
  }
  async openInThread(thread_id: string, sql: Sql): Promise<StoredApproval[]> {
    const { rows } = await sql.query<Row>(
      `select ${columns} from approval where thread_id = $1 and status = 'pending'`,
      [thread_id],
    )
    return rows.map(read)
  }

  /** Turns a pending approval into something final; false when somebody was faster. */
  async close(
    tx: Sql,
    id: string,
    end: {
      readonly status: Exclude<ApprovalStatus, 'pending'>
      readonly rows: readonly ApprovalRow[]
      readonly payload_hash: string
      readonly by: string | null
    },
  ): Promise<boolean> {
    const { rows } = await tx.query(
      `update approval set status = $2, rows = $3, payload_hash = $4, decided_by = $5, decided_at = $6, updated_at = $6
       where id = $1 and status = 'pending' returning id`,
      [id, end.status, JSON.stringify(end.rows), end.payload_hash, end.by, this.#clock.now()],
    )
    return rows.length === 1
  }

  /** What became of the rows of a decided approval. */
  async saveOutcomes(id: string, rows: readonly ApprovalRow[]): Promise<void> {
    await this.#db.query('update approval set rows = $2, updated_at = $3 where id = $1', [
      id,
      JSON.stringify(rows),
      this.#clock.now(),
    ])
  }
}

function read(row: Row): StoredApproval {
  const { user_id, payload_hash, ...rest } = row
  return {
    user_id,
    payload_hash,
    approval: {
      ...rest,
      created_at: iso(row.created_at),
      expires_at: iso(row.expires_at),
      decided_at: isoOrNull(row.decided_at),
    },
  }
}
