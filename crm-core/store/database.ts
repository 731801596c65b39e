import type pg from 'pg'
import type { TenantDb } from '../contract/ports.ts'
import type { DatabaseOptions } from '../core.ts'
import { openPglite } from './pglite/open.ts'
import { openPostgres } from './postgres/open.ts'

/** The opened database, the same over PGlite and over a server. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  /**
   * As the owner of the schema, past row-level security: for auth, queue and checkpoints. On PGlite it
   * has one session, so code that holds a client must not wait for a second one.
   */
  readonly pool: pg.Pool
  /** The system's view with the tenant's surface: for the relay, deliveries and sweeps across tenants. */
  readonly system: TenantDb
  /** Under role hotcrm_app, confined to one tenant by row-level security. Dates are text, times are Date. */
  tenant(tenant_id: string): TenantDb
  /** Hears NOTIFY on a channel until the returned function is called. A hint: lost connections lose some. */
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>
  /** Hears of every statement before it is sent; only where all of them come from this process (PGlite). */
  observe?(listener: (text: string) => void): void
  /** VACUUM ANALYZE and CHECKPOINT where the database does not do that by itself (PGlite). */
  upkeep(): Promise<void>
  /** The whole database as a template for `memory` databases; PGlite only. */
  dump?(): Promise<Blob>
  close(): Promise<void>
}

export interface DatabaseTuning {
  /** A statement that takes longer is stopped with `timeout`. On PGlite that restarts the database. */
  readonly statement_timeout_ms: number
  /** How long a caller waits for a session before it is told of the likely self-deadlock. */
  readonly acquire_timeout_ms: number
  /** Sessions at most, on a server. */
  readonly max_sessions: number
}

/** What holds when nothing else is said. */
export const usualTuning: DatabaseTuning = {
  statement_timeout_ms: 30_000,
  acquire_timeout_ms: 30_000,
  max_sessions: 10,
}

/** Opens the database; it is not migrated. An embedded directory is locked for this process. */
export function openDatabase(
  options: DatabaseOptions,
  more: Partial<DatabaseTuning> = {},
): Promise<Database> {
  const tuning: DatabaseTuning = {
    statement_timeout_ms: more.statement_timeout_ms ?? usualTuning.statement_timeout_ms,
    acquire_timeout_ms: more.acquire_timeout_ms ?? usualTuning.acquire_timeout_ms,
    max_sessions: more.max_sessions ?? usualTuning.max_sessions,
  }
  if (options.kind === 'lent') return options.open(tuning)
  return options.kind === 'postgres' ? openPostgres(options.url, tuning) : openPglite(options, tuning)
}
