import pg from 'pg'
import { HotcrmError } from '../contract/errors.ts'
import { unreachable } from './failures.ts'

/** As whom a session works: the owner of the schema, or the application role confined to one tenant. */
export type SessionState = 'system' | { readonly tenant_id: string }

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void

const deadlock = new Error(
  'No database session came free in time. Code that holds one while it waits for a second can never get it: pass the transaction down instead.',
)

/**
 * A `pg.Pool` whose sessions remember as whom they work. The state is set outside transactions, and
 * only when it differs from what the session has; a client from `connect()` is always the system's.
 */
export class SessionPool extends pg.Pool {
  /** Compared as text: 'system' or the tenant's id. A session absent here is new, thus the system's. */
  readonly #states = new WeakMap<pg.PoolClient, string>()

  constructor(config: pg.PoolConfig) {
    super(config)
    // A broken connection is noticed by the query that runs on it; unheard events would end the process.
    this.on('error', () => undefined)
    this.on('connect', (client) => void client.on('error', () => undefined))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    const leased = this.lease('system')
    if (callback === undefined) return leased
    leased.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    )
  }

  /** A session for the caller alone until `release()`. */
  async lease(state: SessionState): Promise<pg.PoolClient> {
    const client = await super.connect().catch((error: unknown) => {
      throw this.#explained(error)
    })
    neverReturnedInTransaction(client)
    try {
      await this.#become(client, state)
    } catch (error) {
      client.release(true)
      throw error
    }
    return client
  }

  async #become(client: pg.PoolClient, state: SessionState): Promise<void> {
    const wanted = state === 'system' ? 'system' : state.tenant_id
    if ((this.#states.get(client) ?? 'system') === wanted) return
    await client.query(
      state === 'system'
        ? `RESET ROLE; SET app.tenant = ''`
        : `SET ROLE hotcrm_app; SET app.tenant = ${pg.escapeLiteral(state.tenant_id)}`,
    )
    this.#states.set(client, wanted)
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof Error) || !error.message.startsWith('timeout exceeded')) return unreachable(error)
    const seconds = (this.options.connectionTimeoutMillis ?? 0) / 1000
    return new HotcrmError('timeout', { seconds }, { cause: deadlock })
  }
}

/** A session given back inside a transaction would carry it into the next lease, so it is dropped. */
function neverReturnedInTransaction(client: pg.PoolClient): void {
  const release = client.release
  client.release = (error) => release(error ?? (client.getTransactionStatus() === 'I' ? undefined : true))
}
