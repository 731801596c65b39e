import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { AddressInfo } from 'node:net'
import { EventType, type Approval, type ApprovalDecision, type RunRecord } from '#agent/events'
import type { NumberedEvent } from '#client'
import { newId, objects, records } from './fake-data.ts'
import { afterDecision, play } from './fake-runs.ts'

export interface FakeServer {
  readonly url: string
  /** Decisions as they arrived. */
  readonly decisions: ApprovalDecision[]
  readonly close: () => Promise<void>
}
type Handler = (
  match: RegExpExecArray,
  body: Readonly<Record<string, unknown>>,
  response: ServerResponse,
) => unknown

interface Run {
  readonly id: string
  readonly thread_id: string
  readonly text: string
  status: string
  readonly events: NumberedEvent[]
  readonly listeners: Set<() => void>
}

/** Speaks the protocol of the server over real HTTP, from a script instead of a store: for looking at the app. */
export async function startFakeServer(
  options: { app_dir?: string; port?: number } = {},
): Promise<FakeServer> {
  const threads = new Map<string, { id: string; title: string; updated_at: string }>()
  const runs = new Map<string, Run>()
  const approvals = new Map<string, Approval>()
  const decisions: ApprovalDecision[] = []
  let signed_in = false

  const say = (run: Run, event: NumberedEvent['event']) => {
    run.events.push({ seq: run.events.length + 1, event })
    for (const listener of run.listeners) listener()
  }
  const end = (run: Run, status: string) => {
    run.status = status === 'approval_required' ? 'waiting' : status
    const outcome =
      status === 'approval_required'
        ? { type: 'interrupt', interrupts: [] }
        : { type: status === 'cancelled' ? 'cancelled' : 'success' }
    const usage = { model: 'builtin', model_calls: 0, tokens_in: 0, tokens_out: 0, cost_usd: 0, ms: 42 }
    const result = {
      thread_id: run.thread_id,
      run_id: run.id,
      status,
      reply: '',
      language: 'en',
      plan: [],
      steps: [],
      approvals: [],
      citations: [],
      usage,
    }
    if (status === 'failed')
      say(run, {
        type: EventType.RUN_ERROR,
        code: 'timeout',
        message: 'This took longer than 30 seconds and was stopped.',
      })
    else say(run, { type: EventType.RUN_FINISHED, threadId: run.thread_id, runId: run.id, outcome, result })
  }
  async function perform(run: Run, events: readonly NumberedEvent['event'][], pace: number, status: string) {
    run.status = 'running'
    say(run, { type: EventType.RUN_STARTED, threadId: run.thread_id, runId: run.id })
    for (const event of events) {
      await new Promise((resolve) => setTimeout(resolve, pace))
      if (run.status === 'cancelling') return end(run, 'cancelled')
      say(run, event)
    }
    end(run, status)
  }
  async function sendEvents(run: Run, after: number, response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    let wake = () => {}
    const hear = () => wake()
    const heard = () => new Promise<void>((resolve) => (wake = resolve))
    run.listeners.add(hear)
    response.once('close', () => {
      run.listeners.delete(hear)
      wake()
    })
    for (let next = after; !response.closed;) {
      const event = run.events[next]
      if (event) response.write(`id: ${event.seq}\ndata: ${JSON.stringify(event.event)}\n\n`, () => {})
      if (event) next += 1
      else if (run.status !== 'running' && run.status !== 'cancelling') break
      else await heard()
    }
    response.end()
  }
  const problem = (response: ServerResponse, status: number, code: string, detail: string) =>
    void response.writeHead(status, { 'content-type': 'application/problem+json' }).end(
      JSON.stringify({
        code,
        status,
        detail,
        issues: [],
        title: code,
        type: 'about:blank',
        request_id: 'x',
      }),
    )

  const summaryOf = (thread: { id: string; title: string; updated_at: string }) => ({
    ...thread,
    status: [...runs.values()].findLast((run) => run.thread_id === thread.id)?.status ?? null,
  })
  const me = {
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

  function decide(approval: Approval, decision: ApprovalDecision): Approval {
    decisions.push(decision)
    const rows = approval.rows.map((row) => {
      const own = decision.rows?.find((each) => each.id === row.id)
      const kind = own?.decision ?? decision.decision
      return {
        ...row,
        args: own?.args ?? row.args,
        decision:
          kind === 'reject'
            ? ('rejected' as const)
            : kind === 'edit'
              ? ('edited' as const)
              : ('approved' as const),
        outcome: kind === 'reject' ? null : ('done' as const),
      }
    })
    const decided: Approval = {
      ...approval,
      status: 'decided',
      rows,
      decided_at: '2026-11-23T08:05:00Z',
      decided_by: 'u',
    }
    approvals.set(approval.id, decided)
    const run = runs.get(approval.run_id)
    const told = {
      type: EventType.ACTIVITY_SNAPSHOT,
      messageId: approval.id,
      activityType: 'hotcrm.approval',
      content: decided,
    }
    if (run)
      void perform(
        run,
        [told, ...afterDecision(rows.filter((row) => row.outcome === 'done').length)],
        15,
        'completed',
      )
    return decided
  }

  const routes: [string, RegExp, Handler][] = [
    [
      'GET',
      /^\/demo-users$/,
      () =>
        ['Lin Tao:rep', '陈静:manager', 'Olivia Grant:admin', 'Noah Weiss:finance'].map((line) => ({
          name: line.split(':')[0],
          email: `${line.length}@demo.test`,
          role: line.split(':')[1],
          workspace: 'Northstar Trading',
          password: 'demo',
        })),
    ],
    ['GET', /^\/me$/, () => me],
    ['GET', /^\/objects$/, () => objects],
    ['POST', /^\/records\/(\w+)\/query$/, ([, name = ''], body) => queryRecords(name, body)],
    ['GET', /^\/agent\/threads$/, () => [...threads.values()].map(summaryOf)],
    [
      'POST',
      /^\/agent\/threads$/,
      () => {
        const thread = { id: newId(), title: '', updated_at: new Date().toISOString() }
        threads.set(thread.id, thread)
        return summaryOf(thread)
      },
    ],
    [
      'GET',
      /^\/agent\/threads\/([\w-]+)$/,
      ([, id = ''], _, response) => {
        const thread = threads.get(id)
        if (!thread) return problem(response, 404, 'not_found', 'No such conversation within your reach.')
        return {
          ...summaryOf(thread),
          runs: [...runs.values()]
            .filter((run) => run.thread_id === id)
            .map((run): RunRecord => ({
              id: run.id,
              text: run.text,
              status: run.status,
              created_at: '',
              events: run.events,
            })),
        }
      },
    ],
    [
      'PATCH',
      /^\/agent\/threads\/([\w-]+)$/,
      ([, id = ''], body) => {
        const thread = threads.get(id)
        if (thread) thread.title = String(body['title'])
        return {}
      },
    ],
    ['DELETE', /^\/agent\/threads\/([\w-]+)$/, ([, id = '']) => ({ removed: threads.delete(id) })],
    [
      'POST',
      /^\/agent\/threads\/([\w-]+)\/runs$/,
      ([, thread_id = ''], body, response) => {
        const thread = threads.get(thread_id)
        if (thread && thread.title === '') thread.title = String(body['text']).slice(0, 60)
        const run: Run = {
          id: newId(),
          thread_id,
          text: String(body['text']),
          status: 'running',
          events: [],
          listeners: new Set(),
        }
        runs.set(run.id, run)
        const { events, pace, status, approval } = play(run.text, run.id, thread_id)
        if (approval) approvals.set(approval.id, approval)
        void perform(run, events, pace, status)
        return sendEvents(run, 0, response)
      },
    ],
    [
      'GET',
      /^\/agent\/runs\/([\w-]+)\/events\?after=(\d+)$/,
      ([, id = '', after], _, response) => {
        const run = runs.get(id)
        return run
          ? sendEvents(run, Number(after), response)
          : problem(response, 404, 'not_found', 'No such run.')
      },
    ],
    [
      'POST',
      /^\/agent\/runs\/([\w-]+)\/cancel$/,
      ([, id = '']) => {
        const run = runs.get(id)
        if (run?.status === 'running') run.status = 'cancelling'
        return {}
      },
    ],
    [
      'GET',
      /^\/approvals\?status=(\w+)$/,
      ([, status]) => [...approvals.values()].filter((each) => status === 'all' || each.status === 'pending'),
    ],
    ['GET', /^\/approvals\/([\w-]+)$/, ([, id = '']) => approvals.get(id)],
    [
      'POST',
      /^\/approvals\/([\w-]+)$/,
      ([, id = ''], body, response) => {
        const approval = approvals.get(id)
        if (approval?.status !== 'pending')
          return problem(
            response,
            409,
            'already_decided',
            'This approval has been decided already (decided).',
          )
        return decide(approval, body as unknown as ApprovalDecision)
      },
    ],
    [
      'GET',
      /^\/mailbox$/,
      () =>
        [1, 2, 3].map((index) => ({
          message_id: `<${index}@x>`,
          from: 'Lin Tao <lin@demo.test>',
          to: `contact${index}@example.com`,
          subject: `Welcome, friend ${index}`,
          text: 'Hello, thank you for your interest.',
          html:
            index === 2
              ? null
              : '<p>Hello,</p><p>thank you for your <b>interest</b>.</p><img src="https://evil.example/x.png">',
          received_at: `2026-11-23T0${index}:00:00Z`,
        })),
    ],
  ]

  const server = createServer(async (request, response) => {
    const url = request.url ?? '/'
    if (url.startsWith('/api/auth/')) {
      const body = await bodyOf(request)
      if (url.includes('sign-in') && body['password'] !== 'demo')
        return problem(response, 401, 'wrong_credentials', 'E-mail or password is wrong.')
      signed_in = url.includes('sign-in')
      return void response.end('{}')
    }
    if (!url.startsWith('/api/v2')) return sendFile(options.app_dir ?? '', url, response)
    const path = url.slice('/api/v2'.length)
    if (!signed_in && path !== '/demo-users')
      return problem(response, 401, 'unauthenticated', 'Sign in first.')
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path))
    const match = route?.[1].exec(path)
    if (!route || !match) return problem(response, 404, 'route_not_found', `Nothing at ${path}`)
    const answer = await route[2](match, await bodyOf(request), response)
    if (!response.headersSent && !response.writableEnded)
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? null))
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    decisions,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/** Search by any text, one field filter, pages of fifty, and parents in the place of references. */
function queryRecords(name: string, body: Readonly<Record<string, unknown>>) {
  const all = records[name] ?? []
  const search = typeof body['search'] === 'string' ? body['search'].toLowerCase() : ''
  const filter = body['filter'] as { field: string; value: unknown } | undefined
  const found = all.filter(
    (record) =>
      JSON.stringify(record).toLowerCase().includes(search) &&
      (!filter || record[filter.field] === filter.value),
  )
  const from = Number(body['cursor'] ?? 0)
  const limit = Number(body['limit'] ?? 50)
  const links = objects.find((each) => each.name === name)?.fields.filter((field) => field.references) ?? []
  const items = found.slice(from, from + limit).map((record) => ({
    ...record,
    ...Object.fromEntries(
      links.map((link) => [
        link.name.replace(/_id$/, ''),
        (records[link.references ?? ''] ?? []).find((parent) => parent.id === record[link.name]) ?? null,
      ]),
    ),
  }))
  return { items, next_cursor: from + limit < found.length ? String(from + limit) : null }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
async function sendFile(app_dir: string, url: string, response: ServerResponse) {
  const path = normalize(decodeURIComponent(url.split('?')[0] ?? '/'))
  const file = extname(path) ? path : '/index.html'
  const content = await readFile(join(app_dir, file)).catch(() => null)
  if (!content) return void response.writeHead(404).end()
  // The same policy as the server's, so that what it forbids is seen here too.
  response.setHeader(
    'content-security-policy',
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
  )
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(content)
}
