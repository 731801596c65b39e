import type pg from 'pg'
import type { Actor, ActorCrm, Bus, Clock, Door, Queue, TenantDb } from '#crm-core/contract'
import type { Models, Tool } from '#tools'
import type {
  Approval,
  ApprovalDecision,
  PlannerResult,
  RunResult,
  Thread,
  ThreadSummary,
} from '#agent/events'

/** An OpenAI-compatible endpoint; null in AgentOptions means the built-in planner alone. */
export interface ModelOptions {
  readonly name: string
  readonly base_url: string | undefined
  readonly api_key: string
  /** How long one call may take; 60 s when left out. */
  readonly timeout_ms?: number
}
export interface AgentOptions {
  readonly crm: (actor: Actor) => ActorCrm
  /** Rights are looked up again at every job: a run never outlives them. */
  readonly actorOf: (tenant_id: string, user_id: string, door: Door) => Promise<Actor>
  readonly db: (tenant_id: string) => TenantDb
  /** Past row-level security: for the LangGraph checkpointer, and to find unfinished runs of every tenant. */
  readonly pool: pg.Pool
  readonly queue: Queue
  readonly bus: Bus
  readonly clock: Clock
  readonly tools: readonly Tool[]
  /** What tools ask for scores and forecasts. */
  readonly models: Models
  readonly model: ModelOptions | null
  /** This process alone owns the store (embedded): whatever lease it finds at its start belongs to a dead process. */
  readonly sole_owner?: boolean
  /** Hears of faults in runs; they are written down in the run either way. */
  readonly report?: (error: Error) => void
}

export interface StartOptions {
  readonly approval?: 'ask' | 'plan' | 'auto-safe'
  readonly approve?: readonly string[]
  readonly language?: 'en' | 'zh'
  readonly max_steps?: number
  readonly max_cost_usd?: number
}
export interface StoredEvent {
  readonly seq: number
  readonly event: Readonly<Record<string, unknown>>
}

/** The agent in the hands of the server. Every call carries the actor; another's thread is not_found. */
export interface Agent {
  readonly threads: {
    list(actor: Actor): Promise<ThreadSummary[]>
    create(actor: Actor): Promise<ThreadSummary>
    get(actor: Actor, id: string): Promise<Thread>
    rename(actor: Actor, id: string, title: string): Promise<void>
    remove(actor: Actor, id: string): Promise<void>
  }
  readonly runs: {
    /** Stores the run and enqueues it; run_in_progress when the thread has one going on. Open approvals of the thread are cancelled. */
    start(actor: Actor, thread_id: string, text: string, options?: StartOptions): Promise<{ run_id: string }>
    /** Stored events after `after`, then live ones until the run ends or pauses. */
    events(actor: Actor, run_id: string, after: number, signal: AbortSignal): AsyncIterable<StoredEvent>
    result(actor: Actor, run_id: string): Promise<RunResult>
    cancel(actor: Actor, run_id: string): Promise<void>
  }
  readonly approvals: {
    list(actor: Actor, status: 'pending' | 'all'): Promise<Approval[]>
    get(actor: Actor, id: string): Promise<Approval>
    /** Stores the decision, then resumes the run in a worker. A second decision is already_decided and changes nothing. */
    decide(actor: Actor, id: string, decision: ApprovalDecision): Promise<Approval>
  }
  /** The built-in planner's reading of a sentence; never writes. */
  explain(actor: Actor, text: string): Promise<PlannerResult>
  /** Takes runs from the queue in this process and picks up those that a dead process left. */
  work(): Promise<void>
  close(): Promise<void>
}
