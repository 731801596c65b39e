/** How patiently an endpoint is asked, and in which portions; what is left out has its usual value. */
interface Patience {
  /** Of one attempt, and of all together with the waits between them, in milliseconds. */
  readonly timeout_ms?: number
  readonly budget_ms?: number
  /** Before the second attempt; doubled before each further one. */
  readonly backoff_ms?: number
  readonly attempts?: number
  /** Rows of one request. */
  readonly batch?: number
  /** Of an answer. */
  readonly max_bytes?: number
  /** Addresses of private networks and plain http; only where the server's configuration allows them as well. */
  readonly allow_private?: boolean
}

/** Where a model answers that is not on this machine, as an administrator describes it. Goes in and never comes out. */
export type NewRemoteEndpoint = Patience &
  (
    | { readonly kind: 'http'; readonly url: string; readonly token?: string }
    | {
        readonly kind: 'sagemaker'
        readonly region: string
        readonly endpoint: string
        readonly access_key_id: string
        readonly secret_access_key: string
        readonly session_token?: string
        readonly format?: 'csv' | 'json'
        readonly url?: string
      }
    | { readonly kind: 'azure'; readonly url: string; readonly key: string; readonly deployment?: string }
  )
