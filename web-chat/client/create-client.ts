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
    objects: objectCalls(transport),
    fields: fieldCalls(transport),
    records: recordCalls(transport),
    imports: importCalls(transport),
    writes: writeCalls(transport),
    duplicates: duplicateCalls(transport),
    keys: {
      status: () => json('GET', `${api}/encryption-keys`),
      rotate: () => json('POST', `${api}/encryption-keys/rotate`, { body: {} }),
    },
    deadLetters: {
      list: (options = {}) => json('GET', `${api}/hooks/dead${queryOf(options)}`),
      get: (id) => json('GET', `${api}/hooks/dead/${at(id)}`),
      retry: (which) => json('POST', `${api}/hooks/dead/retry`, { body: which }),
      discard: (which) => json('POST', `${api}/hooks/dead/discard`, { body: which }),
    },
    models: modelCalls(transport),
    forecast: { revenue: (asked = {}) => json('GET', `${api}/forecast/revenue${queryOf(asked)}`) },
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

/** A request sent twice with one key is done once. */
const keyed = (key: string | undefined): { headers: Record<string, string> } => ({
  headers: key ? { 'idempotency-key': key } : {},
})
const objectPath = (name: string) => `${api}/objects/${at(name)}`
const fieldPath = (object: string, name: string) => `${objectPath(object)}/fields/${at(name)}`

function objectCalls({ json, send }: Transport): Client['objects'] {
  return {
    list: () => json('GET', `${api}/objects`),
    get: (name) => json('GET', objectPath(name)),
    added: () => json('GET', `${api}/metadata`),
    create: (object, { idempotency_key } = {}) =>
      json('POST', `${api}/objects`, { body: object, ...keyed(idempotency_key) }),
    change: (name, patch) => json('PATCH', objectPath(name), { body: patch }),
    retire: async (name) => void (await send('DELETE', objectPath(name))),
    restore: (name) => json('POST', `${objectPath(name)}/restore`, { body: {} }),
  }
}

function fieldCalls({ json, send }: Transport): Client['fields'] {
  return {
    add: (object, field, { idempotency_key } = {}) =>
      json('POST', `${objectPath(object)}/fields`, { body: field, ...keyed(idempotency_key) }),
    change: (object, name, patch) => json('PATCH', fieldPath(object, name), { body: patch }),
    retire: async (object, name) => void (await send('DELETE', fieldPath(object, name))),
    restore: (object, name) => json('POST', `${fieldPath(object, name)}/restore`, { body: {} }),
  }
}

/** A file, as it comes. */
const bytes = async ({ send }: Transport, path: string): Promise<ReadableStream<Uint8Array>> =>
  (await send('GET', path, { headers: { accept: '*/*' } })).body ?? new Blob([]).stream()

function recordCalls(transport: Transport): Client['records'] {
  const { json, send } = transport
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
    async export(object, { format, filter, search, order, columns, headers }) {
      const query = queryOf({
        format,
        search,
        headers,
        where: filter && JSON.stringify(filter),
        order: order?.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)).join(','),
        columns: columns?.join(','),
      })
      return bytes(transport, `${path(object, 'export')}${query}`)
    },
  }
}

/** The query part of an address, without what is not there. */
const queryOf = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const there = Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return there.length > 0 ? `?${new URLSearchParams(there)}` : ''
}

function importCalls(transport: Transport): Client['imports'] {
  const { json } = transport
  const path = (id: string, verb = '') => `${api}/imports/${at(id)}${verb}`
  const post = <T>(id: string, verb: string, body: object = {}) => json<T>('POST', path(id, verb), { body })
  return {
    upload(object, file, name) {
      const form = new FormData()
      form.append('file', file, name)
      return json('POST', `${api}/imports${queryOf({ object })}`, { form })
    },
    get: (id) => json('GET', path(id)),
    list: () => json('GET', `${api}/imports`),
    issues: (id, page = {}) => json('GET', `${path(id, '/issues')}${queryOf(page)}`),
    failedRows: (id) => bytes(transport, path(id, '/failed-rows')),
    configure: (id, changes) => post(id, '/mapping', changes),
    dryRun: (id) => post(id, '/dry-run'),
    start: (ids) => json('POST', `${api}/imports/start`, { body: { ids } }),
    cancel: (id) => post(id, '/cancel'),
    revert: (id) => post(id, '/revert'),
  }
}

function writeCalls({ json }: Transport): Client['writes'] {
  return {
    merge: (object, id, body) => json('POST', `${api}/records/${at(object)}/${at(id)}/merge`, { body }),
    convert: (id, into = {}, { version, idempotency_key } = {}) =>
      json('POST', `${api}/records/lead/${at(id)}/convert`, {
        body: into,
        headers: {
          ...(version !== undefined && { 'if-match': String(version) }),
          ...(idempotency_key !== undefined && { 'idempotency-key': idempotency_key }),
        },
      }),
    undo: (id) => json('POST', `${api}/undo/${at(id)}`, { body: {} }),
    undoRun: (id) => json('POST', `${api}/agent/runs/${at(id)}/undo`, { body: {} }),
  }
}

function modelCalls({ json }: Transport): Client['models'] {
  const path = (name: string, rest = '') => `${api}/models/${at(name)}${rest}`
  const post = <T>(name: string, rest: string, body: object = {}) =>
    json<T>('POST', path(name, rest), { body })
  return {
    list: () => json('GET', `${api}/models`),
    get: (name) => json('GET', path(name)),
    monitor: (name) => json('GET', path(name, '/monitor')),
    predict: (name, asked) => post(name, '/predict', asked),
    latest: (name, ids) => json('GET', `${path(name, '/latest')}${queryOf({ ids: ids.join(',') })}`),
    trend: (name, id) => json('GET', path(name, `/trend/${at(id)}`)),
    whatIf: (name, id, target) => post(name, '/what-if', { id, target }),
    train: (name) => post(name, '/train'),
    rescore: (name) => post(name, '/rescore'),
    stage: (name, version, decision) => post(name, `/versions/${version}/stage`, decision),
    addRemote: (name, endpoint) => post(name, '/remote', endpoint),
    rollback: (name, reason) => post(name, '/rollback', { reason }),
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
