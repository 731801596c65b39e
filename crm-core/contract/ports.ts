/** What crm-core needs from outside, or hands to the rooms above, as small interfaces; compose.ts joins them. */

export interface Clock {
  now(): Date
}

export interface QueryResult<Row> {
  readonly rows: Row[]
  readonly rowCount: number
}
/** Something that runs one parameterised statement ($1, $2 …). */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>>
}
/**
 * The store as one tenant sees it: Postgres row-level security hides every other tenant's rows.
 * Never hold a transaction across a call to a model, a mail server or a graph step.
 */
export interface TenantDb extends Sql {
  /** Set where it is a part of somebody else's transaction, which alone can be done again. */
  readonly joined?: true
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>
}

/** Tells processes that something happened. Delivery is a hint (at most once); truth is in the store. */
export interface Bus {
  publish(topic: string, message: string): void
  /** Returns the function that ends the subscription. */
  subscribe(topic: string, listener: (message: string) => void): () => void
}

export interface JobOptions {
  /** At most one job with this key waits in the queue. */
  readonly key?: string
  readonly after?: Date
}
/** Jobs on Postgres. A handler may run more than once for one job and must be safe to repeat. */
export interface Queue {
  /** A job is only a nudge: the truth stands in a table that a recovery sweep reads, so a lost job loses nothing. */
  enqueue(name: string, data: object, options?: JobOptions): Promise<void>
  work(
    name: string,
    handler: (data: unknown, signal: AbortSignal) => Promise<void>,
    options?: { concurrency?: number },
  ): Promise<void>
}

/** Turns texts into vectors of `dimensions`; vectors of different `name`s are never compared. */
export interface Embedder {
  readonly name: string
  readonly dimensions: number
  embed(texts: readonly string[]): Promise<number[][]>
}

export interface OutgoingMail {
  /** Fixed before the first attempt, the same at every attempt. */
  readonly message_id: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly date: Date
}
export interface MailTransport {
  readonly name: 'smtp' | 'captured'
  send(mail: OutgoingMail): Promise<void>
  /** Whether this message arrived, or unknown: decides if an interrupted send is done or uncertain. */
  delivered(message_id: string): Promise<'yes' | 'no' | 'unknown'>
}

/** A key in its wrapping, and the key that it was wrapped with. */
export interface WrappedKey {
  readonly kek_id: string
  readonly wrapped: string
}
/**
 * Keeps the keys that wrap the workspaces' data keys: a local file, or a key management service. The
 * wrapping keys themselves never come out of it.
 */
export interface KeyService {
  /** Id of the key that wraps now. */
  current(): Promise<string>
  wrap(plain: Uint8Array): Promise<WrappedKey>
  /** Throws unreadable_value for a key that it does not hold or that was altered. */
  unwrap(wrapped: WrappedKey): Promise<Uint8Array>
}
