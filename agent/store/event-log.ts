import { EventType, type AGUIEvent } from '@ag-ui/core'
import type { Bus, Clock, Sql, TenantDb } from '#crm-core/contract'
import type { StoredEvent } from '../service.ts'
import { newId } from './new-id.ts'

const batch_ms = 40
/** Events that are read at a time. */
export const page = 500
export const eventTopic = (run_id: string): string => `agent.run.${run_id}`

interface Owner {
  readonly id: string
  readonly tenant_id: string
}

/** Stored events of a run after `after`, in order, and whether it is at work: both of one moment. */
export async function readEvents(
  db: Sql,
  run_id: string,
  after: number,
  limit = page,
): Promise<{ readonly events: StoredEvent[]; readonly active: boolean }> {
  const { rows } = await db.query<{ status: string; seq: number | null; event: StoredEvent['event'] }>(
    `select r.status, e.seq, e.event from agent_run r
     left join lateral (select seq, event from agent_event where run_id = r.id and seq > $2 order by seq limit $3) e
       on true
     where r.id = $1 order by e.seq`,
    [run_id, after, limit],
  )
  const events = rows.flatMap(({ seq, event }) => (seq === null ? [] : [{ seq, event }]))
  const active = rows.some(({ status }) => status === 'queued' || status === 'running')
  return { events, active }
}

/**
 * What a run says: numbered, appended in small batches, stored before anybody hears of it.
 * Opened again after a crash it knows what was said before, so nothing is said twice.
 */
export class EventLog {
  readonly #db: TenantDb
  readonly #bus: Bus
  readonly #clock: Clock
  readonly #run: Owner
  readonly #said = new Set<string>()
  readonly #openTexts = new Set<string>()
  #seq = 0
  #inRun = false
  #waiting: AGUIEvent[] = []
  #timer: NodeJS.Timeout | null = null
  /** While held, nothing is written but by drain. */
  #held = false
  #writing: Promise<void> = Promise.resolve()
  #fault: unknown = null

  private constructor(db: TenantDb, bus: Bus, clock: Clock, run: Owner) {
    this.#db = db
    this.#bus = bus
    this.#clock = clock
    this.#run = run
  }

  /** The log of a run that nobody has taken up before: nothing was said yet. */
  static begin(db: TenantDb, bus: Bus, clock: Clock, run: Owner): EventLog {
    return new EventLog(db, bus, clock, run)
  }

  static async open(db: TenantDb, bus: Bus, clock: Clock, run: Owner, sql: Sql = db): Promise<EventLog> {
    const log = new EventLog(db, bus, clock, run)
    log.#held = sql !== db
    const { rows } = await sql.query<{ seq: number; event: AGUIEvent }>(
      'select seq, event from agent_event where run_id = $1 order by seq',
      [run.id],
    )
    for (const row of rows) {
      log.#seq = row.seq
      log.#note(row.event)
    }
    return log
  }

  /** Whether this segment of the run has begun but not ended: a crash left it so. */
  get inRun(): boolean {
    return this.#inRun
  }
  /** The time that an event bears, for how long things took. */
  now(): number {
    return this.#clock.now().getTime()
  }
  /** Whether the event of this type about this id was said already. */
  said(type: EventType, id: string): boolean {
    return this.#said.has(`${type}:${id}`)
  }

  say(...events: readonly AGUIEvent[]): void {
    for (const event of events) {
      this.#note(event)
      if (!this.#merge(event)) this.#waiting.push(event)
    }
    if (this.#held) return
    this.#timer ??= setTimeout(() => {
      this.flush().catch(() => {
        // kept in #fault: the next flush that is waited for throws it
      })
    }, batch_ms)
  }

  /** A whole reply at once. */
  text(messageId: string, text: string): void {
    if (text === '' || this.said(EventType.TEXT_MESSAGE_END, messageId)) return
    this.say(
      { type: EventType.TEXT_MESSAGE_START, messageId, role: 'assistant' },
      { type: EventType.TEXT_MESSAGE_CONTENT, messageId, delta: text },
      { type: EventType.TEXT_MESSAGE_END, messageId },
    )
  }
  /** Ends texts that a fault or a crash cut off. */
  closeTexts(): void {
    for (const messageId of this.#openTexts) this.say({ type: EventType.TEXT_MESSAGE_END, messageId })
  }

  /** Everything said so far is stored when this resolves. */
  async flush(): Promise<void> {
    this.#stopTimer()
    const events = this.#take()
    this.#writing = this.#writing
      .then(() => this.#store(this.#db, events))
      .catch((error: unknown) => {
        this.#fault ??= error
      })
    await this.#writing
    if (this.#fault) throw this.#fault
    if (events.length > 0) this.tell()
  }

  /**
   * To be called before the transaction that drains: a batch of its own would wait for the connection
   * that the transaction holds, and the transaction for the batch.
   */
  async hold(): Promise<void> {
    this.#held = true
    this.#stopTimer()
    await this.#writing
    if (this.#fault) throw this.#fault
  }
  /** Stores what is left in the transaction that ends the run, after `hold`; `tell` follows its commit. */
  async drain(tx: Sql): Promise<void> {
    await this.#store(tx, this.#take())
  }
  /** A hint to readers that something new is stored. */
  tell(): void {
    this.#bus.publish(eventTopic(this.#run.id), String(this.#seq))
  }

  #take(): { seq: number; event: AGUIEvent }[] {
    const events = this.#waiting.map((event) => ({ seq: ++this.#seq, event }))
    this.#waiting = []
    return events
  }
  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  async #store(sql: Sql, events: readonly { seq: number; event: AGUIEvent }[]): Promise<void> {
    if (events.length === 0) return
    const rows = events.map(({ seq, event }) => ({ id: newId(), seq, event }))
    await sql.query(
      `insert into agent_event (id, tenant_id, run_id, seq, event, created_at, updated_at)
       select e.id, $1, $2, e.seq, e.event, $3, $3
       from jsonb_to_recordset($4::jsonb) as e(id uuid, seq int, event jsonb)`,
      [this.#run.tenant_id, this.#run.id, this.#clock.now(), JSON.stringify(rows)],
    )
  }

  #merge(event: AGUIEvent): boolean {
    const last = this.#waiting.at(-1)
    if (event.type !== EventType.TEXT_MESSAGE_CONTENT || last?.type !== EventType.TEXT_MESSAGE_CONTENT)
      return false
    if (last.messageId !== event.messageId) return false
    this.#waiting[this.#waiting.length - 1] = { ...last, delta: last.delta + event.delta }
    return true
  }

  #note(event: AGUIEvent): void {
    if (event.type === EventType.RUN_STARTED) this.#inRun = true
    if (event.type === EventType.RUN_FINISHED || event.type === EventType.RUN_ERROR) this.#inRun = false
    const id = 'toolCallId' in event ? event.toolCallId : 'messageId' in event ? event.messageId : undefined
    if (id !== undefined) this.#said.add(`${event.type}:${id}`)
    if (event.type === EventType.TEXT_MESSAGE_START) this.#openTexts.add(event.messageId)
    if (event.type === EventType.TEXT_MESSAGE_END) this.#openTexts.delete(event.messageId)
  }
}

/** Every stored event of a thread, by run. */
export async function eventsOfThread(db: Sql, thread_id: string): Promise<Map<string, StoredEvent[]>> {
  const { rows } = await db.query<StoredEvent & { run_id: string }>(
    `select e.run_id, e.seq, e.event from agent_event e join agent_run r on r.id = e.run_id
     where r.thread_id = $1 order by e.run_id, e.seq`,
    [thread_id],
  )
  const byRun = new Map<string, StoredEvent[]>()
  for (const { run_id, seq, event } of rows) byRun.set(run_id, [...(byRun.get(run_id) ?? []), { seq, event }])
  return byRun
}
