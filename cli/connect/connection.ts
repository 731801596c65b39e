import { ClientError, createClient } from '#client'
import type { Client, Fetch, Problem } from '#client'
import { errorTable } from '#crm-core/contract'

/** A way to HotCRM: the typed client, and plain calls for what the client has no method for. */
export interface Connection {
  readonly client: Client
  readonly call: <T>(method: string, path: string, body?: object) => Promise<T>
  /** The store runs in this process and must be closed to let go of it. */
  readonly in_process: boolean
  readonly close: () => Promise<void>
}

export interface ConnectionOptions {
  readonly base_url: string
  readonly fetch: Fetch
  readonly headers: Readonly<Record<string, string>>
  readonly in_process: boolean
  readonly close: () => Promise<void>
}

export function createConnection({
  base_url,
  fetch,
  headers,
  in_process,
  close,
}: ConnectionOptions): Connection {
  return {
    client: createClient({ base_url, fetch, headers }),
    in_process,
    close,
    async call<T>(method: string, path: string, body?: object) {
      const response = await fetch(`${base_url}/api/v2${path}`, {
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
        body: body && JSON.stringify(body),
      })
      if (!response.ok) throw new ClientError(await problemOf(response))
      return (response.status === 204 ? undefined : await response.json()) as T
    },
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) return body
  const detail = errorTable.unavailable.words.en.replace(
    '{service}',
    new URL(response.url || 'http://hotcrm').host,
  )
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: 'unavailable',
    detail,
    issues: [],
    request_id: '',
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'issues' in body
