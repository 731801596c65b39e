import type { Actor, Clock, Sql, TenantDb } from '#crm-core/contract'
import type { Focus, PendingQuestion } from '../plan.ts'
import type { ThreadSummary } from '../events/contents.ts'
import { newId } from './new-id.ts'
import { notFound, uuid } from './not-found.ts'
import { iso } from './times.ts'

interface ThreadRow {
  readonly id: string
  readonly title: string
  readonly updated_at: string | Date
  readonly status: string | null
}
/** What a thread carries from one turn to the next. */
export interface ThreadMemory {
  readonly focus: readonly Focus[]
  readonly pending: PendingQuestion | null
}

const summary = `t.id, coalesce(t.title, '') as title, t.updated_at,
  (select r.status from agent_run r where r.thread_id = t.id order by r.created_at desc, r.id desc limit 1) as status`
const toSummary = (row: ThreadRow): ThreadSummary => ({ ...row, updated_at: iso(row.updated_at) })

/** Threads of one tenant; every read names the owner, another's thread is not found. */
export class ThreadStore {
  readonly #db: TenantDb
  readonly #clock: Clock
  constructor(db: TenantDb, clock: Clock) {
    this.#db = db
    this.#clock = clock
  }

  async list(actor: Actor): Promise<ThreadSummary[]> {
    const { rows } = await this.#db.query<ThreadRow>(
      `select ${summary} from agent_thread t where t.user_id = $1 and t.deleted_at is null
       order by t.updated_at desc, t.id desc limit 200`,
      [actor.user_id],
    )
    return rows.map(toSummary)
  }

  async create(actor: Actor): Promise<ThreadSummary> {
    const id = newId()
    const now = this.#clock.now()
    await this.#db.query(
      `insert into agent_thread (id, tenant_id, user_id, title, focus, created_at, updated_at)
       values ($1, $2, $3, '', '[]', $4, $4)`,
      [id, actor.tenant_id, actor.user_id, now],
    )
    return { id, title: '', updated_at: now.toISOString(), status: null }
  }

  async get(actor: Actor, id: string): Promise<ThreadSummary> {
    const { rows } = await this.#db.query<ThreadRow>(
      `select ${summary} from agent_thread t where t.id = $1 and t.user_id = $2 and t.deleted_at is null`,
      [uuid(id, 'thread', actor.language), actor.user_id],
    )
    return toSummary(found(rows[0], actor))
  }

  async rename(actor: Actor, id: string, title: string): Promise<void> {
    await this.#change(actor, id, 'title = $3', title)
  }
  async remove(actor: Actor, id: string): Promise<void> {
    await this.#change(actor, id, 'deleted_at = $3', this.#clock.now())
  }

  async memory(thread_id: string): Promise<ThreadMemory> {
    const { rows } = await this.#db.query<ThreadMemory>(
      'select focus, pending from agent_thread where id = $1',
      [thread_id],
    )
    return found(rows[0])
  }

  /** A message arrived; the first one names the thread, unless a person has. */
  async touch(tx: Sql, actor: Actor, thread_id: string, title: string): Promise<void> {
    const { rows } = await tx.query(
      `update agent_thread set title = case when coalesce(title, '') = '' then $2 else title end,
       updated_at = $3 where id = $1 and user_id = $4 and deleted_at is null returning id`,
      [uuid(thread_id, 'thread', actor.language), title, this.#clock.now(), actor.user_id],
    )
    found(rows[0], actor)
  }
  async remember(tx: Sql, thread_id: string, { focus, pending }: ThreadMemory): Promise<void> {
    await tx.query(`update agent_thread set focus = $2, pending = $3, updated_at = $4 where id = $1`, [
      thread_id,
      JSON.stringify(focus),
      pending && JSON.stringify(pending),
      this.#clock.now(),
    ])
  }

  async #change(actor: Actor, id: string, set: string, value: unknown): Promise<void> {
    const { rows } = await this.#db.query(
      `update agent_thread set ${set} where id = $1 and user_id = $2 and deleted_at is null returning id`,
      [uuid(id, 'thread', actor.language), actor.user_id, value],
    )
    found(rows[0], actor)
  }
}

function found<T>(row: T | undefined, asker?: Actor): T {
  if (row === undefined) throw notFound('thread', asker?.language)
  return row
}
