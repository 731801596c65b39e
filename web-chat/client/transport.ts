import { ClientError, problemOf, unreachable } from './client-error.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface TransportOptions {
  /** Where the server is, without a slash at its end; empty in the browser, which is served by it. */
  readonly base_url?: string
  /** Another way to the same routes, for example in process. Left out: the global fetch. */
  readonly fetch?: Fetch
  /** Sent with every call: an API key, the language of the reader. */
  readonly headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>)
}
interface CallOptions {
  readonly body?: object
  /** Instead of a JSON body: parts of a form, files among them. */
  readonly form?: FormData
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}
export interface Transport {
  /** The answer, whose status is good; rejects with ClientError else. */
  readonly send: (method: string, path: string, options?: CallOptions) => Promise<Response>
  /** The JSON of the answer, which the server has typed. */
  readonly json: <T>(method: string, path: string, options?: CallOptions) => Promise<T>
}

/** Joins a way to fetch, an address and headers into one function a call. */
export function createTransport(options: TransportOptions): Transport {
  const base_url = (options.base_url ?? '').replace(/\/+$/, '')
  const fetchIt: Fetch = options.fetch ?? ((url, init) => fetch(url, init))
  const common = () => (typeof options.headers === 'function' ? options.headers() : (options.headers ?? {}))

  async function send(method: string, path: string, call: CallOptions = {}): Promise<Response> {
    const response = await fetchIt(`${base_url}${path}`, init(method, call, common())).catch(
      (cause: unknown) => {
        throw call.signal?.aborted ? cause : unreachable(cause)
      },
    )
    if (!response.ok) throw new ClientError(await problemOf(response))
    return response
  }
  return {
    send,
    json: async <T>(method: string, path: string, call?: CallOptions) =>
      (await (await send(method, path, call)).json()) as T,
  }
}

function init(method: string, call: CallOptions, common: Readonly<Record<string, string>>): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json', ...common, ...call.headers }
  if (call.body) headers['content-type'] = 'application/json'
  return {
    method,
    headers,
    credentials: 'same-origin',
    body: call.form ?? (call.body ? JSON.stringify(call.body) : undefined),
    signal: call.signal,
  }
}
