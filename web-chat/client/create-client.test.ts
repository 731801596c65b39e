import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { EventType } from '#agent/events'
import { ClientError, createClient } from './index.ts'

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function serve(listener: (...args: Parameters<RequestListener>) => unknown): Promise<string> {
  const server = createServer((request, response) => void listener(request, response))
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
const frame = (seq: number, event: object) => `id: ${seq}\ndata: ${JSON.stringify(event)}\n\n`
const started = { type: EventType.RUN_STARTED, threadId: 't', runId: 'r1' }
const delta = (text: string) => ({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta: text })
const finished = { type: EventType.RUN_FINISHED, threadId: 't', runId: 'r1', result: { status: 'completed' } }
const eventStream = { 'content-type': 'text/event-stream' }
const pause = async () => {}

async function seqs(events: AsyncIterable<{ seq: number }>): Promise<number[]> {
  const seen: number[] = []
  for await (const { seq } of events) seen.push(seq)
  return seen
}

describe('createClient', () => {
  it('sends JSON with the given headers and reads the answer', async () => {
    const calls: object[] = []
    const base_url = await serve(async (request, response) => {
      const { method, url, headers } = request
      calls.push({
        method,
        url,
        key: headers['authorization'],
        match: headers['if-match'],
        body: await bodyOf(request),
      })
      response.setHeader('content-type', 'application/json')
      response.end('{"id":"1","version":4}')
    })
    const client = createClient({ base_url: `${base_url}/`, headers: { authorization: 'Bearer k' } })
    await expect(client.records.update('lead', 'a b', { title: 'CTO' }, { version: 3 })).resolves.toEqual({
      id: '1',
      version: 4,
    })
    expect(calls).toEqual([
      {
        method: 'PATCH',
        url: '/api/v2/records/lead/a%20b',
        key: 'Bearer k',
        match: '3',
        body: '{"title":"CTO"}',
      },
    ])
  })

  it('rejects with the problem that the server told', async () => {
    const base_url = await serve((_, response) => {
      response.writeHead(412, { 'content-type': 'application/problem+json' })
      response.end(
        JSON.stringify({
          code: 'stale_version',
          status: 412,
          detail: 'Changed.',
          issues: [],
          current: { version: 5 },
        }),
      )
    })
    const failure = createClient({ base_url }).records.remove('lead', '1')
    await expect(failure).rejects.toBeInstanceOf(ClientError)
    await expect(failure).rejects.toMatchObject({
      code: 'stale_version',
      status: 412,
      message: 'Changed.',
      problem: { current: { version: 5 } },
    })
  })

  it('gives an answer that is no problem document the code of its status', async () => {
    const base_url = await serve((request, response) => {
      response.writeHead(request.url === '/api/auth/sign-in/email' ? 401 : 502)
      response.end(
        request.url?.includes('sign-in') ? '{"code":"INVALID","message":"Wrong password"}' : '<html>',
      )
    })
    const client = createClient({ base_url })
    await expect(client.signIn('a@b.c', 'x')).rejects.toMatchObject({
      code: 'unauthenticated',
      message: 'Wrong password',
    })
    await expect(client.me()).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('says that the server cannot be reached', async () => {
    const client = createClient({ base_url: 'http://127.0.0.1:1' })
    await expect(client.threads.list()).rejects.toMatchObject({ code: 'unavailable', status: 503 })
  })

  it('goes through the fetch that it is given', async () => {
    const client = createClient({ fetch: async (url) => Response.json([{ id: url }]) })
    await expect(client.approvals.list('all')).resolves.toEqual([{ id: '/api/v2/approvals?status=all' }])
  })

  it('yields the events of a run until it ends, past heartbeats and split chunks', async () => {
    const base_url = await serve(async (_, response) => {
      response.writeHead(200, eventStream)
      const text = `: heartbeat\n\n${frame(1, started)}${frame(2, delta('王伟'))}${frame(3, finished)}${frame(4, delta('late'))}`
      for (const byte of Buffer.from(text)) response.write(Buffer.from([byte]))
      response.end()
    })
    const texts: unknown[] = []
    for await (const { event } of createClient({ base_url }).runs.start('t', 'hi')) texts.push(event['delta'])
    expect(texts).toEqual([undefined, '王伟', undefined])
  })

  it('opens the log again after the last event when the connection breaks', async () => {
    const urls: (string | undefined)[] = []
    const base_url = await serve((request, response) => {
      urls.push(request.url)
      response.writeHead(200, eventStream)
      if (request.method === 'GET') return response.end(frame(2, delta('b')) + frame(3, finished))
      response.write(frame(1, started) + frame(2, delta('b')), () => response.destroy())
      return response
    })
    expect(await seqs(createClient({ base_url, pause }).runs.start('t', 'hi'))).toEqual([1, 2, 3])
    expect(urls).toEqual(['/api/v2/agent/threads/t/runs', '/api/v2/agent/runs/r1/events?after=2'])
  })

  it('opens the log again when the stream ends in good form before the run does, and once only when nothing more comes', async () => {
    const urls: (string | undefined)[] = []
    const base_url = await serve((request, response) => {
      urls.push(request.url)
      response.writeHead(200, eventStream)
      response.end(urls.length === 1 ? frame(1, started) + frame(2, delta('b')) : '')
    })
    expect(await seqs(createClient({ base_url, pause }).runs.start('t', 'hi'))).toEqual([1, 2])
    expect(urls).toEqual(['/api/v2/agent/threads/t/runs', '/api/v2/agent/runs/r1/events?after=2'])
  })

  it('gives up on a connection that keeps breaking without progress', async () => {
    let attempts = 0
    const base_url = await serve((request) => {
      attempts += 1
      request.socket.destroy()
    })
    const events = createClient({ base_url, pause }).runs.events('r1', 7)
    await expect(seqs(events)).rejects.toMatchObject({ code: 'unavailable' })
    expect(attempts).toBe(6)
  })

  it('does not repeat what the server refuses', async () => {
    let attempts = 0
    const base_url = await serve((_, response) => {
      attempts += 1
      response.writeHead(409).end('{"code":"run_in_progress","detail":"A run is going on."}')
    })
    const events = createClient({ base_url, pause }).runs.start('t', 'again')
    await expect(seqs(events)).rejects.toMatchObject({ code: 'run_in_progress' })
    expect(attempts).toBe(1)
  })

  it('ends quietly when the reader stops it', async () => {
    const base_url = await serve((_, response) => {
      response.writeHead(200, eventStream)
      response.write(frame(1, started))
    })
    const stop = new AbortController()
    const seen: number[] = []
    for await (const { seq } of createClient({ base_url, pause }).runs.events('r1', 0, stop.signal)) {
      seen.push(seq)
      stop.abort()
    }
    expect(seen).toEqual([1])
  })
})
