import type { Actor, Queue, Sql, TenantDb } from '#crm-core/contract'
import { testPeople, type FreshCrm, type PersonName } from '#crm-core/testing'
import { modelsOver, tools } from '#tools'
import type { RunResult } from '../events/run-result.ts'
import { createAgent } from '../index.ts'
import type { Agent, AgentOptions, StartOptions, StoredEvent } from '../service.ts'

/** What one message came to. */
export interface Turn {
  readonly thread_id: string
  readonly run_id: string
  readonly events: readonly StoredEvent[]
  readonly result: RunResult
}
export interface AskOptions extends StartOptions {
  readonly as?: PersonName
  readonly thread_id?: string
}
export interface World {
  readonly crm: FreshCrm
  /** The agent that works now; another one after `restart`. */
  readonly agent: Agent
  ask(text: string, options?: AskOptions): Promise<Turn>
  /** Tells the rest of a run after an event. */
  follow(run_id: string, after: number, as?: PersonName): Promise<StoredEvent[]>
  /** From now on nothing that the agent does reaches the store, as if its process had died. */
  kill(): void
  /** The agent dies before the statement of this number (counted from now). */
  killBefore(statement: number): void
  /** Statements that the agent has sent since it was opened or `killBefore` was called. */
  statements(): number
  /** Another process opens the same store. */
  restart(more?: Partial<AgentOptions>): Promise<void>
  close(): Promise<void>
}

/** An agent on a fresh store, with the real tools and a queue that dies with it. */
export async function openWorld(crm: FreshCrm, more: Partial<AgentOptions> = {}): Promise<World> {
  await crm.core.work()
  let life = new Life()
  let agent = await open(crm, life, more)
  return {
    crm,
    get agent() {
      return agent
    },
    async ask(text, { as = 'rep', thread_id, ...start } = {}) {
      const actor = testPeople[as]
      const thread = thread_id ?? (await agent.threads.create(actor)).id
      const { run_id } = await agent.runs.start(actor, thread, text, start)
      const events = await collect(agent, actor, run_id, 0)
      return { thread_id: thread, run_id, events, result: await agent.runs.result(actor, run_id) }
    },
    follow: (run_id, after, as = 'rep') => collect(agent, testPeople[as], run_id, after),
    kill: () => life.end(),
    killBefore: (statement) => life.endBefore(statement),
    statements: () => life.statements,
    async restart(changed = {}) {
      life.end()
      await agent.close()
      life = new Life()
      agent = await open(crm, life, { ...more, ...changed })
    },
    close: () => agent.close(),
  }
}

async function collect(agent: Agent, actor: Actor, run_id: string, after: number): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for await (const event of agent.runs.events(actor, run_id, after, AbortSignal.timeout(60_000)))
    events.push(event)
  return events
}

/** The line between a living and a dead process: what a dead one sends never arrives. */
class Life {
  statements = 0
  #dead = false
  #last = Number.POSITIVE_INFINITY
  get dead(): boolean {
    return this.#dead
  }
  end(): void {
    this.#dead = true
  }
  endBefore(statement: number): void {
    this.statements = 0
    this.#last = statement
  }
  step(): void {
    this.statements += 1
    if (this.statements >= this.#last) this.#dead = true
    if (this.#dead) throw new Error('this process is dead')
  }
}

async function open(crm: FreshCrm, life: Life, more: Partial<AgentOptions>): Promise<Agent> {
  const { core } = crm
  const agent = await createAgent({
    crm: (actor) => mortal(core.as(actor), life),
    actorOf: (...who) => core.actorOf(...who),
    db: (tenant_id) => mortalDb(core.db(tenant_id), life),
    pool: mortal(core.pool, life),
    queue: memoryQueue(life),
    bus: core.bus,
    clock: core.clock,
    tools,
    models: modelsOver(core),
    model: null,
    sole_owner: true,
    ...more,
  })
  await agent.work()
  return agent
}

/** Every call of the object, and of the objects in it, is a step of the process. */
function mortal<T extends object>(whole: T, life: Life): T {
  return new Proxy(whole, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value === 'object' && value !== null && name === 'emails') return mortal(value, life)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        life.step()
        return Reflect.apply(value, target, args)
      }
    },
  })
}

function mortalDb(db: TenantDb, life: Life): TenantDb {
  const query: Sql['query'] = async (text, values) => {
    life.step()
    return db.query(text, values)
  }
  return {
    query,
    transaction: (work) =>
      db.transaction(async (tx) => {
        const result = await work({
          query: async (text, values) => {
            life.step()
            return tx.query(text, values)
          },
        })
        life.step()
        return result
      }),
  }
}

/** Jobs in memory: a job is only a nudge, and this queue forgets everything when its process dies. */
function memoryQueue(life: Life): Queue {
  const handlers = new Map<string, (data: unknown, signal: AbortSignal) => Promise<void>>()
  const signal = new AbortController().signal
  return {
    async enqueue(name, data) {
      if (life.dead) return
      // A job that fails is found again by the sweep of the next process.
      handlers
        .get(name)?.(data, signal)
        .catch(() => undefined)
    },
    async work(name, handler) {
      handlers.set(name, handler)
    },
  }
}
