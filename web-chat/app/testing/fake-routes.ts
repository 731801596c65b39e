import type { ServerResponse } from 'node:http'
import type { ApprovalDecision } from '#agent/events'
import type { Me } from '#client'
import { sendEvents, type FakeAgent } from './fake-agent.ts'
import { objects, records } from './fake-data.ts'
import { fakeModelRoutes } from './fake-model-routes.ts'
import type { FakeModels } from './fake-models.ts'

type Body = Readonly<Record<string, unknown>>
export type Handler = (path: readonly string[], body: Body, response: ServerResponse) => unknown
export type Route = readonly [method: string, pattern: RegExp, handler: Handler]

/** Answers as every failed request does. */
export function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  const body = { code, status, detail, issues: [], title: code, type: 'about:blank', request_id: 'x' }
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body))
}

const lin: Me = {
  tenant_id: 't',
  user_id: 'u',
  name: 'Lin Tao',
  email: 'lin@demo.test',
  role: 'rep',
  language: 'en',
  time_zone: 'Asia/Shanghai',
  door: 'web',
  workspace: { name: 'Northstar Trading', currency: 'USD', high_value_lead_score: 80 },
  model: 'builtin',
  mail: 'captured',
}
const people = ['Lin Tao:rep', '陈静:manager', 'Olivia Grant:admin', 'Noah Weiss:finance'].map((line) => {
  const [name, role] = line.split(':')
  return { name, role, email: `${role}@demo.test`, workspace: 'Northstar Trading', password: 'demo' }
})
const mails = [1, 2, 3].map((index) => ({
  message_id: `<${index}@x>`,
  from: 'Lin Tao <lin@demo.test>',
  to: `contact${index}@example.com`,
  subject: `Welcome, friend ${index}`,
  text: 'Hello, thank you for your interest.',
  html: index === 2 ? null : '<p>Hello,</p><p>thank you.</p><img src="https://evil.example/x.png">',
  received_at: `2026-11-23T0${index}:00:00Z`,
}))

interface Key {
  readonly id: string
  readonly name: string
  readonly scope: string
  readonly start: string
  readonly created_at: string
  readonly last_used_at: string | null
  readonly expires_at: string | null
}
const keys: Key[] = [keyOf('k1', 'nightly export', 'read')]
function keyOf(id: string, name: string, scope: string): Key {
  const time = '2026-11-20T08:00:00Z'
  return { id, name, scope, start: 'hck_ab', created_at: time, last_used_at: null, expires_at: time }
}
function makeKey(name: string, scope: string) {
  const id = `k${keys.length + 1}`
  keys.push(keyOf(id, name, scope))
  return { id, key: `hck_secret_of_${id}` }
}

const storeRoutes: readonly Route[] = [
  ['GET', /^\/demo-users$/, () => people],
  ['GET', /^\/mailbox$/, () => mails],
  ['GET', /^\/api-keys$/, () => keys],
  ['POST', /^\/api-keys$/, (_, { name, scope }) => makeKey(String(name), String(scope))],
  [
    'DELETE',
    /^\/api-keys\/(\w+)$/,
    ([id]) =>
      void keys.splice(
        keys.findIndex((key) => key.id === id),
        1,
      ),
  ],
  ['GET', /^\/objects$/, () => objects],
  ['POST', /^\/records\/(\w+)\/query$/, ([name = ''], body) => queryRecords(name, body)],
  ['GET', /^\/records\/(\w+)\/([\w-]+)$/, ([name = '', id]) => records[name]?.find((each) => each.id === id)],
]

/** Who somebody is that signed in with an address; Lin Tao unless another of the demo. */
function whoIs(email: string): Me {
  const role = (['manager', 'admin', 'finance'] as const).find((each) => email === `${each}@demo.test`)
  const name = people.find((person) => person.role === role)?.name
  return role && name ? { ...lin, name, role, email } : lin
}

/** The routes under /api/v2 that the app uses; `signedIn` is the address of whoever did. */
export const fakeRoutes = (
  agent: FakeAgent,
  models: FakeModels,
  signedIn: () => string,
): readonly Route[] => [
  ['GET', /^\/me$/, () => whoIs(signedIn())],
  ...storeRoutes,
  ...fakeModelRoutes(models),
  ['GET', /^\/agent\/threads$/, () => agent.listThreads()],
  ['POST', /^\/agent\/threads$/, () => agent.createThread()],
  [
    'GET',
    /^\/agent\/threads\/([\w-]+)$/,
    ([id = ''], _, response) => {
      const thread = agent.threads.get(id)
      return thread ? agent.readThread(thread) : problem(response, 404, 'not_found', 'No such conversation.')
    },
  ],
  [
    'PATCH',
    /^\/agent\/threads\/([\w-]+)$/,
    ([id = ''], body) => {
      const thread = agent.threads.get(id)
      if (thread && typeof body['title'] === 'string') thread.title = body['title']
      return {}
    },
  ],
  ['DELETE', /^\/agent\/threads\/([\w-]+)$/, ([id = '']) => ({ removed: agent.threads.delete(id) })],
  [
    'POST',
    /^\/agent\/threads\/([\w-]+)\/runs$/,
    ([id = ''], body, response) =>
      sendEvents(agent.startRun(id, typeof body['text'] === 'string' ? body['text'] : ''), 0, response),
  ],
  [
    'GET',
    /^\/agent\/runs\/([\w-]+)\/events\?after=(\d+)$/,
    ([id = '', after], _, response) => {
      const run = agent.runs.get(id)
      return run
        ? sendEvents(run, Number(after), response)
        : problem(response, 404, 'not_found', 'No such run.')
    },
  ],
  [
    'POST',
    /^\/agent\/runs\/([\w-]+)\/cancel$/,
    ([id = '']) => {
      const run = agent.runs.get(id)
      if (run?.status === 'running') run.status = 'cancelling'
      return {}
    },
  ],
  [
    'GET',
    /^\/approvals\?status=(\w+)$/,
    ([status]) =>
      [...agent.approvals.values()].filter((each) => status === 'all' || each.status === 'pending'),
  ],
  ['GET', /^\/approvals\/([\w-]+)$/, ([id = '']) => agent.approvals.get(id)],
  [
    'POST',
    /^\/approvals\/([\w-]+)$/,
    ([id = ''], body, response) => {
      const approval = agent.approvals.get(id)
      if (approval?.status !== 'pending')
        return problem(response, 409, 'already_decided', 'This approval has been decided already (decided).')
      return agent.decide(approval, body as unknown as ApprovalDecision)
    },
  ],
]

/** Search by any text, one field filter, pages, and parents beside their references. */
function queryRecords(name: string, body: Body) {
  const search = typeof body['search'] === 'string' ? body['search'].toLowerCase() : ''
  const filter = body['filter'] as { field: string; value: unknown } | undefined
  const found = (records[name] ?? []).filter(
    (record) =>
      JSON.stringify(record).toLowerCase().includes(search) &&
      (!filter || record[filter.field] === filter.value),
  )
  const from = Number(body['cursor'] ?? 0)
  const until = from + Number(body['limit'] ?? 50)
  const links = objects.find((each) => each.name === name)?.fields.filter((field) => field.references) ?? []
  const parentOf = (to: string | undefined, id: unknown) =>
    records[to ?? '']?.find((parent) => parent.id === id) ?? null
  const items = found.slice(from, until).map((record) => ({
    ...record,
    ...Object.fromEntries(
      links.map((link) => [link.name.replace(/_id$/, ''), parentOf(link.references, record[link.name])]),
    ),
  }))
  return { items, next_cursor: until < found.length ? String(until) : null }
}
