import type { Transport, TransportOptions } from './transport.ts'
import type { Client, DemoUser, RunOptions } from './types.ts'
import { createTransport } from './transport.ts'
import { followRun, growingPause } from './follow-run.ts'

export interface ClientOptions extends TransportOptions {
  /** How long to wait before trying a broken event stream again. */
  readonly pause?: (attempt: number) => Promise<void>
}

const at = encodeURIComponent
const api = '/api/v2'

/** The typed client of one server. Every method rejects with ClientError. */
export function createClient(options: ClientOptions = {}): Client {
  const transport = createTransport(options)
  const { json, send } = transport
  return {
    me: () => json('GET', `${api}/me`),
    demoUsers: () => json<DemoUser[]>('GET', `${api}/demo-users`),
    signIn: async (email, password) =>
      void (await send('POST', '/api/auth/sign-in/email', { body: { email, password } })),
    signOut: async () => void (await send('POST', '/api/auth/sign-out', { body: {} })),
    objects: {
      list: () => json('GET', `${api}/objects`),
      get: (name) => json('GET', `${api}/objects/${at(name)}`),
    },
    records: recordCalls(transport),
    writes: writeCalls(transport),
    duplicates: duplicateCalls(transport),
    search: (text, more = {}) => json('POST', `${api}/search`, { body: { text, ...more } }),
    threads: {
      list: () => json('GET', `${api}/agent/threads`),
      create: () => json('POST', `${api}/agent/threads`, { body: {} }),
      get: (id) => json('GET', `${api}/agent/threads/${at(id)}`),
      rename: async (id, title) =>
        void (await send('PATCH', `${api}/agent/threads/${at(id)}`, { body: { title } })),
      remove: async (id) => void (await send('DELETE', `${api}/agent/threads/${at(id)}`)),
    },
    runs: runCalls(transport, options.pause ?? growingPause),
    approvals: {
      list: (status = 'pending') => json('GET', `${api}/approvals?status=${status}`),
      get: (id) => json('GET', `${api}/approvals/${at(id)}`),
      decide: (id, decision) => json('POST', `${api}/approvals/${at(id)}`, { body: decision }),
    },
    mailbox: { list: () => json('GET', `${api}/mailbox`) },
    apiKeys: {
      list: () => json('GET', `${api}/api-keys`),
      create: (key) => json('POST', `${api}/api-keys`, { body: key }),
      remove: async (id) => void (await send('DELETE', `${api}/api-keys/${at(id)}`)),
    },
    setPassword: async (user_id, password) =>
      void (await send('PUT', `${api}/users/${at(user_id)}/password`, { body: { password } })),
  }
}

function recordCalls({ json, send }: Transport): Client['records'] {
  const path = (object: string, id?: string) =>
    `${api}/records/${at(object)}${id === undefined ? '' : `/${at(id)}`}`
  const ifMatch = (version: number | undefined) =>
    version === undefined ? {} : { headers: { 'if-match': String(version) } }
  return {
    get: (object, id) => json('GET', path(object, id)),
    query: (object, query) => json('POST', `${path(object)}/query`, { body: query }),
    aggregate: (object, query) => json('POST', `${path(object)}/aggregate`, { body: query }),
    create: (object, values, options = {}) =>
      json('POST', path(object), {
        body: values,
        headers: options.idempotency_key ? { 'idempotency-key': options.idempotency_key } : {},
      }),
    update: (object, id, values, options = {}) =>
      json('PATCH', path(object, id), { body: values, ...ifMatch(options.version) }),
    remove: async (object, id, options = {}) =>
      void (await send('DELETE', path(object, id), ifMatch(options.version))),
  }
}

function writeCalls({ json }: Transport): Client['writes'] {
  return {
    merge: (object, id, body) => json('POST', `${api}/records/${at(object)}/${at(id)}/merge`, { body }),
    undo: (id) => json('POST', `${api}/undo/${at(id)}`, { body: {} }),
    undoRun: (id) => json('POST', `${api}/agent/runs/${at(id)}/undo`, { body: {} }),
  }
}

function duplicateCalls({ json, send }: Transport): Client['duplicates'] {
  return {
    list: (object, { limit = 50 } = {}) => json('GET', `${api}/duplicates/${at(object)}?limit=${limit}`),
    scan: (object) => json('POST', `${api}/duplicates/${at(object)}/scan`, { body: {} }),
    dismiss: async (id) =>
      void (await send('POST', `${api}/duplicates/pairs/${at(id)}/dismiss`, { body: {} })),
  }
}

function runCalls({ json, send }: Transport, pause: (attempt: number) => Promise<void>): Client['runs'] {
  const events = { accept: 'text/event-stream' }
  const opener = (signal: AbortSignal | undefined) => (run_id: string, after: number) =>
    send('GET', `${api}/agent/runs/${at(run_id)}/events?after=${after}`, { headers: events, signal })
  async function* start(thread_id: string, text: string, options: RunOptions = {}, signal?: AbortSignal) {
    const path = `${api}/agent/threads/${at(thread_id)}/runs`
    const response = await send('POST', path, { body: { text, options }, headers: events, signal })
    yield* followRun(response, { open: opener(signal), signal, pause })
  }
  return {
    start,
    events: (run_id, after, signal) => followRun({ run_id, after }, { open: opener(signal), signal, pause }),
    result: (run_id) => json('GET', `${api}/agent/runs/${at(run_id)}`),
    cancel: async (run_id) =>
      void (await send('POST', `${api}/agent/runs/${at(run_id)}/cancel`, { body: {} })),
  }
}
