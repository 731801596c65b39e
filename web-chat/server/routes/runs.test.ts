import { HttpAgent } from '@ag-ui/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blueHarbor, northwind } from '#crm-core'
import type { Approval, RunResult, Thread, ThreadSummary } from '#agent/events'
import { testServer } from '../testing.ts'
import type { Answer, Call, TestServer } from '../testing.ts'

let server: TestServer
let address = ''
let tom: Call
beforeAll(async () => {
  server = await testServer()
  tom = server.as(northwind.tom)
  address = await server.hotcrm.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

interface Numbered {
  readonly seq: number
  readonly event: { readonly type: string; readonly result?: RunResult }
}
const eventsOf = ({ text }: Answer): Numbered[] =>
  text
    .split('\n\n')
    .filter((frame) => frame.startsWith('id: '))
    .map((frame) => {
      const [id = '', data = ''] = frame.split('\n')
      return { seq: Number(id.slice(4)), event: JSON.parse(data.slice(6)) as Numbered['event'] }
    })
const resultOf = (answer: Answer) => eventsOf(answer).at(-1)?.event.result
const newThread = async (call: Call = tom) => (await call('POST', '/agent/threads')).json<ThreadSummary>().id
const say = (text: string, thread: string, call: Call = tom) =>
  call('POST', `/agent/threads/${thread}/runs`, { body: { text } })

const welcome = "find this week's new high-value leads and send them a welcome email"
const headers = () => ({
  authorization: `Bearer ${server.hotcrm.local.credential}`,
  'x-hotcrm-as': northwind.tom,
})

describe('a run over HTTP', () => {
  it('streams numbered events from start to result', async () => {
    const answer = await say('show my open opportunities', await newThread())
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const events = eventsOf(answer)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    expect(events[0]?.event.type).toBe('RUN_STARTED')
    expect(events.at(-1)?.event).toMatchObject({ type: 'RUN_FINISHED', result: { status: 'completed' } })
  })

  it('can be read again from any number, by query or by Last-Event-ID', async () => {
    const first = await say('show my open opportunities', await newThread())
    const run = resultOf(first)?.run_id
    const all = eventsOf(first)
    const replay = eventsOf(await tom('GET', `/agent/runs/${run}/events?after=2`))
    expect(replay).toEqual(all.slice(2))
    const resumed = await tom('GET', `/agent/runs/${run}/events`, { headers: { 'last-event-id': '2' } })
    expect(eventsOf(resumed)).toEqual(all.slice(2))
    expect((await tom('GET', `/agent/runs/${run}`)).json()).toMatchObject({ status: 'completed' })
  })

  it('goes on when its reader leaves', async () => {
    const thread = await newThread()
    const left = new AbortController()
    const response = await fetch(`${address}/api/v2/agent/threads/${thread}/runs`, {
      method: 'POST',
      headers: { ...headers(), 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'show my open opportunities' }),
      signal: left.signal,
    })
    const run = response.headers.get('x-run-id')
    left.abort()
    const events = eventsOf(await tom('GET', `/agent/runs/${run}/events?after=0`))
    expect(events.at(-1)?.event).toMatchObject({ type: 'RUN_FINISHED', result: { status: 'completed' } })
  })

  it('can be followed by a second screen while it is on', async () => {
    const thread = await newThread()
    const talking = say('show my open opportunities', thread)
    const run = await expect
      .poll(async () => (await tom('GET', `/agent/threads/${thread}`)).json<Thread>().runs[0]?.id)
      .toBeTypeOf('string')
      .then(async () => (await tom('GET', `/agent/threads/${thread}`)).json<Thread>().runs[0]?.id)
    const second = eventsOf(await tom('GET', `/agent/runs/${run}/events`))
    expect(second).toEqual(eventsOf(await talking))
  })

  it('is started once for one Idempotency-Key', async () => {
    const thread = await newThread()
    const request = { body: { text: 'show my open tasks' }, headers: { 'idempotency-key': 'run-1' } }
    const first = await tom('POST', `/agent/threads/${thread}/runs`, request)
    const second = await tom('POST', `/agent/threads/${thread}/runs`, request)
    expect(eventsOf(second)).toEqual(eventsOf(first))
    expect((await tom('GET', `/agent/threads/${thread}`)).json<Thread>().runs).toHaveLength(1)
  })

  it('refuses a second message while it is on', async () => {
    const thread = await newThread()
    const answers = await Promise.all([
      say('show my open opportunities', thread),
      say('show my open tasks', thread),
    ])
    const refused = answers.find(({ status }) => status === 409)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    expect(refused?.json()).toMatchObject({ code: 'run_in_progress' })
  })

  it.each([
    [{ text: '' }, 422],
    [{ text: 'x', options: { approval: 'never' } }, 422],
    [{}, 422],
  ])('refuses %j', async (body, status) => {
    const answer = await tom('POST', `/agent/threads/${await newThread()}/runs`, { body })
    expect(answer.status).toBe(status)
  })

  it('changes nothing when it may only plan', async () => {
    const body = { text: welcome, options: { dry_run: true } }
    const answer = await tom('POST', `/agent/threads/${await newThread()}/runs`, { body })
    const result = resultOf(answer)
    expect(result?.plan.map((step) => step.tool)).toContain('send_email')
    expect(result?.approvals).toEqual([])
    expect((await tom('GET', '/approvals')).json<Approval[]>()).toEqual([])
  })

  it('is explained without being run', async () => {
    const answer = await tom('POST', '/agent/explain', { body: { text: welcome } })
    expect(answer.json()).toMatchObject({ outcome: { kind: 'plan' }, language: 'en' })
  })
})

describe('the conversations of another person', () => {
  it('are not found, whatever is asked of them', async () => {
    const thread = await newThread()
    const run = resultOf(await say(welcome, thread))
    const approval = run?.approvals[0]?.id
    for (const other of [server.as(northwind.lina), server.as(blueHarbor.admin)]) {
      const answers = [
        await other('GET', `/agent/threads/${thread}`),
        await other('PATCH', `/agent/threads/${thread}`, { body: { title: 'Mine' } }),
        await other('DELETE', `/agent/threads/${thread}`),
        await say('hello', thread, other),
        await other('GET', `/agent/runs/${run?.run_id}`),
        await other('GET', `/agent/runs/${run?.run_id}/events`),
        await other('POST', `/agent/runs/${run?.run_id}/cancel`),
        await other('GET', `/approvals/${approval}`),
        await other('POST', `/approvals/${approval}`, { body: { decision: 'approve' } }),
      ]
      for (const answer of answers) expect(answer.json()).toMatchObject({ status: 404, code: 'not_found' })
      expect((await other('GET', '/approvals')).text).not.toContain(approval)
      expect((await other('GET', '/agent/threads')).text).not.toContain(thread)
    }
    expect((await tom('GET', `/approvals/${approval}`)).json()).toMatchObject({ status: 'pending' })
  })
})

describe('an approval over HTTP', () => {
  it('decides row by row, once, and the run goes on from there', async () => {
    const thread = await newThread()
    const asked = await say(welcome, thread)
    const result = resultOf(asked)
    const id = result?.approvals[0]?.id
    const approval = (await tom('GET', `/approvals/${id}`)).json<Approval>()
    expect(approval.rows.length).toBeGreaterThan(2)
    const [first, second] = approval.rows
    const body = {
      decision: 'reject',
      rows: [
        { id: first?.id, decision: 'edit', args: { ...first?.args, subject: 'A subject of our own' } },
        { id: second?.id, decision: 'approve' },
      ],
    }
    const seen = eventsOf(asked).at(-1)?.seq
    expect((await tom('POST', `/approvals/${id}`, { body })).status).toBe(200)
    const after = await tom('GET', `/agent/runs/${result?.run_id}/events?after=${seen}`)
    expect(resultOf(after)?.status).toBe('completed')
    const decided = (await tom('GET', `/approvals/${id}`)).json<Approval>()
    expect(decided.rows.map((row) => row.decision)).toEqual([
      'edited',
      'approved',
      ...approval.rows.slice(2).map(() => 'rejected'),
    ])
    const again = await tom('POST', `/approvals/${id}`, { body, headers: { 'accept-language': 'zh' } })
    expect(again.json()).toMatchObject({ status: 409, code: 'already_decided' })
    expect(again.json<{ detail: string }>().detail).toContain('已有结果')
  })

  it('refuses a decision that it does not know', async () => {
    const result = resultOf(await say(welcome, await newThread()))
    const path = `/approvals/${result?.approvals[0]?.id}`
    expect((await tom('POST', path, { body: { decision: 'maybe' } })).status).toBe(422)
    expect((await tom('GET', path)).json()).toMatchObject({ status: 'pending' })
  })
})

describe('the official AG-UI client', () => {
  const agentOn = (thread: string) =>
    new HttpAgent({
      url: `${address}/api/v2/agent/threads/${thread}/runs`,
      threadId: thread,
      headers: headers(),
    })

  it('drives a conversation', async () => {
    const agent = agentOn(await newThread())
    agent.addMessage({ id: 'u1', role: 'user', content: 'show my open opportunities' })
    const { result, newMessages } = await agent.runAgent()
    expect(result).toMatchObject({ status: 'completed' })
    expect(newMessages.some((message) => message.role === 'assistant')).toBe(true)
  })

  it('answers an interrupt: what it approves is sent, each mail once', async () => {
    const before = (await tom('GET', '/mailbox')).json<unknown[]>().length
    const agent = agentOn(await newThread())
    agent.addMessage({ id: 'u1', role: 'user', content: welcome })
    await agent.runAgent()
    const [interrupt] = agent.pendingInterrupts
    expect(interrupt).toMatchObject({ reason: 'tool_call' })
    const { result } = await agent.runAgent({
      resume: [{ interruptId: interrupt?.id ?? '', status: 'resolved', payload: { approved: true } }],
    })
    expect(result).toMatchObject({ status: 'completed' })
    const rows = (await tom('GET', `/approvals/${interrupt?.id}`)).json<Approval>().rows.length
    await expect
      .poll(async () => (await tom('GET', '/mailbox')).json<unknown[]>().length, { timeout: 20_000 })
      .toBe(before + rows)
  })

  it('cancels an interrupt', async () => {
    const agent = agentOn(await newThread())
    agent.addMessage({ id: 'u1', role: 'user', content: welcome })
    await agent.runAgent()
    const [interrupt] = agent.pendingInterrupts
    await agent.runAgent({ resume: [{ interruptId: interrupt?.id ?? '', status: 'cancelled' }] })
    const rows = (await tom('GET', `/approvals/${interrupt?.id}`)).json<Approval>().rows
    expect(new Set(rows.map((row) => row.decision))).toEqual(new Set(['rejected']))
  })

  it('is told of an interrupt that does not exist, and nothing is decided', async () => {
    const thread = await newThread()
    await say(welcome, thread)
    const resume = [{ interruptId: 'made-up', status: 'resolved', payload: {} }]
    const body = {
      threadId: thread,
      runId: 'r',
      state: {},
      messages: [],
      tools: [],
      context: [],
      forwardedProps: {},
      resume,
    }
    const answer = await tom('POST', `/agent/threads/${thread}/runs`, { body })
    expect(answer.json()).toMatchObject({ status: 404, code: 'not_found' })
    const mine = (await tom('GET', '/approvals')).json<Approval[]>()
    expect(mine.some((approval) => approval.thread_id === thread && approval.status === 'pending')).toBe(true)
  })
})
