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
import type { Files } from './files/files.ts'
import type { FileOptions } from './files/store.ts'
import type { KeyRing } from './privacy/key-ring.ts'
import type { EncryptionOptions } from './privacy/key-file.ts'
import type { Rescoring, WorkspaceModels } from './predictions/workspace-models.ts'
import type { Hook } from './hooks/hook.ts'
import type { Database, DatabaseTuning } from './store/database.ts'
import type { SlowQueryOptions } from './store/slow-queries.ts'

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
  /** Where the keys of encrypted fields come from; see keyServiceOf for what holds when it is left out. */
  readonly encryption?: EncryptionOptions
  /** Where the bytes of files lie; beside the embedded database when left out. */
  readonly files?: FileOptions
  /** Where files that are imported are kept; a folder of its own for the time being when left out (tests). */
  readonly imports_dir?: string
  /** Statements slower than this are stopped; 30 000 when left out. */
  readonly statement_timeout_ms?: number
  /** Months of the audit log that are kept before the running one; all when left out. */
  readonly audit_retention_months?: number
  /** Hears of statements that take long; left out, nobody does. */
  readonly slow_query?: SlowQueryOptions
  /** Hears of faults in the background: jobs, event handlers, deliveries. They are tried again. */
  readonly report?: (error: Error) => void
  /** Rules beside those that ship. */
  readonly hooks?: readonly Hook[]
  /** `off` reads everything from the database; else what is right for it is kept. */
  readonly cache?: 'off'
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
  readonly files: Files
  /** The data keys of encrypted fields, for rotation. */
  readonly keys: KeyRing
  /** What models keep and read of a workspace, past every rule of access. */
  models(tenant_id: string): WorkspaceModels
  /** Ids of all workspaces. */
  tenants(): Promise<readonly string[]>
  /** What has to be scored again because its inputs changed. */
  readonly rescoring: Rescoring
  /** Starts the outbox relay, mail delivery and upkeep in this process. */
  work(): Promise<void>
  /** Resolves when all that follows from committed writes has been done: hooks, and the hooks of what they wrote. */
  settled(): Promise<void>
  /** Finishes what runs, then lets go of the database. */
  close(): Promise<void>
}
