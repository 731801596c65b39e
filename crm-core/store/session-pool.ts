import { callbackify } from 'node:util'
import { Pool, escapeLiteral, type PoolClient, type PoolConfig, type QueryConfig } from 'pg'
import { HotcrmError } from '../contract/errors.ts'
import { unreachable } from './failures.ts'
import { isOutdated, PreparedNames } from './prepared.ts'

/** As whom a session works: the owner of the schema, or the application role confined to one tenant. */
export type SessionState = 'system' | { readonly tenant_id: string }

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (reason?: Error | boolean) => void,
) => void

const deadlock = new Error(
  'No database session came free in time. Code that holds one while it waits for a second can never get it: pass the transaction down instead.',
)

/**
 * A `pg.Pool` whose sessions remember as whom they work. The state is set outside transactions, and
 * only when it differs from what the session has; a client from `connect()` is always the system's.
 */
export class SessionPool extends Pool {
  /** Compared as text: 'system' or the tenant's id. A session absent here is new, thus the system's. */
  readonly #states = new WeakMap<PoolClient, string>()

  /** Only where each session is one of the server's, which forgets its statements when it ends. */
  readonly #prepared: PreparedNames | undefined

  /** Hears of every statement before it is sent. */
  onStatement: ((text: string) => void) | undefined

  constructor({ prepares, ...config }: PoolConfig & { prepares?: boolean }) {
    super(config)
    this.#prepared = prepares ? new PreparedNames() : undefined
    this.on('connect', (client) => this.#watch(client))
    // A broken connection is noticed by the query that runs on it; unheard events would end the process.
    this.on('error', () => undefined)
    this.on('connect', (client) => void client.on('error', () => undefined))
  }

  override connect(): Promise<PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<PoolClient> | void {
    if (callback === undefined) return this.lease('system')
    callbackify(() => this.lease('system'))((error, client?: PoolClient) =>
      callback(error ?? undefined, client, (reason) => client?.release(reason)),
    )
  }

  /** A session for the caller alone until `release()`. */
  async lease(state: SessionState): Promise<PoolClient> {
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

  #watch(client: PoolClient): void {
    const query = client.query.bind(client)
    client.query = ((...given: Parameters<typeof query>) => {
      const [first, ...more]: readonly unknown[] = given
      const text = textOf(first)
      this.onStatement?.(text)
      const known = isConfig(first) && first.values && more.length === 0
      const name = known ? this.#prepared?.nameOf(client, text) : undefined
      if (name === undefined || !isConfig(first)) return query(...given)
      return query({ ...first, name }).catch((error: unknown) => {
        if (isOutdated(error)) this.#prepared?.renew()
        throw error
      })
    }) as typeof client.query
  }

  async #become(client: PoolClient, state: SessionState): Promise<void> {
    const wanted = state === 'system' ? 'system' : state.tenant_id
    if ((this.#states.get(client) ?? 'system') === wanted) return
    await client.query(
      state === 'system'
        ? `RESET ROLE; SET app.tenant = ''`
        : `SET ROLE hotcrm_app; SET app.tenant = ${escapeLiteral(state.tenant_id)}`,
    )
    this.#states.set(client, wanted)
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof Error) || !error.message.startsWith('timeout exceeded')) return unreachable(error)
    const seconds = (this.options.connectionTimeoutMillis ?? 0) / 1000
    return new HotcrmError('timeout', { seconds }, { cause: deadlock })
  }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return isConfig(query) ? query.text : ''
}
/** A description of a statement that answers by a promise; a cursor or a stream sends itself. */
const isConfig = (query: unknown): query is QueryConfig =>
  typeof query === 'object' &&
  query !== null &&
  'text' in query &&
  !('submit' in query) &&
  !('callback' in query)

/** A session given back inside a transaction would carry it into the next lease, so it is dropped. */
function neverReturnedInTransaction(client: PoolClient): void {
  const release = client.release.bind(client)
  client.release = (error) => release(error ?? (client.getTransactionStatus() === 'I' ? undefined : true))
}
