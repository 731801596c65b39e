import type pg from 'pg'
import type {
  Actor,
  ActorCrm,
  Bus,
  Clock,
  Door,
  Embedder,
  MailTransport,
  Queue,
  TenantDb,
} from './contract.ts'
import type { Database, DatabaseTuning } from './store/database.ts'

/**
 * Where the records live: embedded under a directory this process owns, in memory (tests), or a PostgreSQL
 * server. A directory that holds no database yet begins as a copy of the template, when there is one.
 * A lent one belongs to somebody else, who takes it back when it is closed (tests).
 */
export type DatabaseOptions =
  | { readonly kind: 'embedded'; readonly data_dir: string; readonly template?: Blob }
  | { readonly kind: 'memory'; readonly template?: Blob }
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'lent'; readonly open: (tuning: DatabaseTuning) => Promise<Database> }

export interface CoreOptions {
  readonly database: DatabaseOptions
  readonly redis_url?: string
  readonly clock: Clock
  /** Left out: the local hashed embedder. */
  readonly embedder?: Embedder
  readonly mail: MailTransport
  /** Where uploaded files are kept; a folder of its own for the time being when left out (tests). */
  readonly files_dir?: string
  /** Statements slower than this are stopped; 30 000 when left out. */
  readonly statement_timeout_ms?: number
  /** Hears of faults in the background: jobs, event handlers, deliveries. They are tried again. */
  readonly report?: (error: Error) => void
}

/** The opened store. One a process. */
export interface CrmCore {
  as(actor: Actor): ActorCrm
  /** The actor for a workspace user, with the rights that the user has now; not_found when deactivated. */
  actorOf(tenant_id: string, user_id: string, door: Door): Promise<Actor>
  actorByEmail(email: string, door: Door): Promise<Actor>
  db(tenant_id: string): TenantDb
  /** pg.Pool-shaped, as the owner of the schema, past row-level security: for auth, queue and checkpoints only. */
  readonly pool: pg.Pool
  readonly kind: 'pglite' | 'postgres'
  readonly queue: Queue
  readonly bus: Bus
  readonly clock: Clock
  /** Starts the outbox relay, mail delivery and upkeep in this process. */
  work(): Promise<void>
  /** Finishes what runs, then lets go of the database. */
  close(): Promise<void>
}
