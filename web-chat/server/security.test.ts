import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, northwind } from '#crm-core'
import type { ThreadSummary } from '#agent/events'
import { readConfig } from './config.ts'
import { registerFailures, sendFailure } from './http/failures.ts'
import { registerApp } from './http/static-app.ts'
import { testServer } from './testing.ts'
import type { Answer, TestServer } from './testing.ts'

let server: TestServer
let address = ''
beforeAll(async () => {
  server = await testServer()
  address = await server.hotcrm.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

const signIn = (headers = {}, email: string = northwind.tom) =>
  server.anonymous('POST', '/api/auth/sign-in/email', { body: { email, password: demoPassword }, headers })
const cookieOf = ({ headers }: Answer) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describe('the session cookie', () => {
  it('is out of reach of scripts and other sites, and has no copy that outlives the session', async () => {
    const cookies = (await signIn()).headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['hotcrm.session_token'])
    expect(cookies[0]).toMatch(/; HttpOnly/i)
    expect(cookies[0]).toMatch(/; SameSite=Lax/i)
    expect(cookies[0]).not.toMatch(/; Secure/i)
  })
  it('is for TLS only where the visitor came by TLS', async () => {
    const cookies = (await signIn({ 'x-forwarded-proto': 'https' })).headers.getSetCookie()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/; Secure/i)
  })
  it('is worth nothing once the password was changed', async () => {
    const cookie = cookieOf(await signIn({}, northwind.manager))
    const { user_id } = (await server.as(northwind.manager)('GET', '/me')).json<{ user_id: string }>()
    expect((await server.anonymous('GET', '/me', { headers: { cookie } })).status).toBe(200)
    const body = { password: 'quite another password' }
    expect((await server.as(northwind.manager)('PUT', `/users/${user_id}/password`, { body })).status).toBe(
      204,
    )
    expect((await server.anonymous('GET', '/me', { headers: { cookie } })).status).toBe(401)
  })
})

describe('a request with the cookie of a visitor from another site', () => {
  it.each([
    ['POST', '/records/account', { name: 'x' }],
    ['PATCH', '/records/account/a', { name: 'x' }],
    ['DELETE', '/records/account/a', undefined],
    ['POST', '/agent/threads', {}],
    ['POST', '/agent/threads/a/runs', { text: 'x' }],
    ['POST', '/agent/runs/a/cancel', {}],
    ['POST', '/approvals/a', { decision: 'approve' }],
    ['POST', '/api-keys', { name: 'x' }],
    ['PUT', '/users/a/password', { password: 'long enough, really' }],
    ['POST', '/api/auth/sign-out', {}],
  ])('is refused at %s %s', async (method, path, body) => {
    const cookie = cookieOf(await signIn({}, northwind.lina))
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]
    for (const from of foreign) {
      const answer = await server.anonymous(method, path, {
        ...(body !== undefined && { body }),
        headers: { cookie, ...from },
      })
      expect([path, answer.status, answer.json()['code']]).toEqual([path, 403, 'forbidden'])
    }
  })
})

describe('the name that a request is sent to', () => {
  const status = (host: string) =>
    server.hotcrm.app.inject({ url: '/health', headers: { host } }).then((answer) => answer.statusCode)
  it('must be one of this machine, so that no foreign name can be bent to it', async () => {
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'LOCALHOST'])
      expect([host, await status(host)]).toEqual([host, 200])
    for (const host of ['evil.example', 'localhost.evil.example:3000', '127.0.0.1.nip.io', '10.0.0.7'])
      expect([host, await status(host)]).toEqual([host, 400])
  })
  it('is any where the server is for others, and those named where names are given', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).hosts).toBeNull()
    expect(readConfig({ NODE_ENV: 'production' }).hosts).toBeNull()
    expect(readConfig({ HOST: '0.0.0.0', HOTCRM_HOSTS: 'crm.example, CRM2.example' }).hosts).toEqual(
      expect.arrayContaining(['crm.example', 'crm2.example']),
    )
  })
})

describe('an API key', () => {
  const make = async (body: object) =>
    (await server.as(northwind.tom)('POST', '/api-keys', { body })).json<{ id: string; key: string }>()
  const withKey = (key: string, method: string, path: string, body?: object) =>
    server.anonymous(method, path, {
      ...(body && { body }),
      headers: { authorization: `Bearer ${key}` },
    })

  it('is kept as a hash only', async () => {
    const { key } = await make({ name: 'hashed' })
    const { rows } = await server.hotcrm.core.pool.query('select * from auth_apikey')
    expect(JSON.stringify(rows)).not.toContain(key)
    const hash = createHash('sha256').update(key).digest('base64url')
    expect(JSON.stringify(rows)).toContain(hash)
  })
  it('that may only read, reads everything and changes nothing', async () => {
    const { key } = await make({ name: 'reader', scope: 'read' })
    const threads = (await withKey(key, 'GET', '/agent/threads')).status
    const found = (await withKey(key, 'POST', '/records/account/query', { limit: 1 })).status
    const counted = await withKey(key, 'POST', '/records/account/aggregate', { measures: [{ fn: 'count' }] })
    const searched = (await withKey(key, 'POST', '/search', { text: 'Globex' })).status
    expect([threads, found, counted.status, searched]).toEqual([200, 200, 200, 200])
    for (const [method, path, body] of [
      ['POST', '/records/account', { name: 'x' }],
      ['PATCH', '/records/account/a', { name: 'x' }],
      ['DELETE', '/records/account/a', undefined],
      ['POST', '/agent/threads', {}],
      ['POST', '/agent/threads/a/runs', { text: 'x' }],
      ['POST', '/approvals/a', { decision: 'approve' }],
      ['POST', '/records/account/a/restore', {}],
      ['DELETE', '/api-keys/a', undefined],
    ] as const)
      expect([path, (await withKey(key, method, path, body)).status]).toEqual([path, 403])
  })
  it('makes no other key and sets no password, also when it may write', async () => {
    const { key } = await make({ name: 'writer' })
    const { user_id } = (await withKey(key, 'GET', '/me')).json<{ user_id: string }>()
    expect((await withKey(key, 'POST', '/api-keys', { name: 'heir' })).status).toBe(403)
    const body = { password: 'taken over, it seems' }
    expect((await withKey(key, 'PUT', `/users/${user_id}/password`, body)).status).toBe(403)
    expect((await withKey(key, 'POST', '/records/account', { name: 'By key' })).status).toBe(201)
  })
  it('ends on the day that was said, and is listed with what it may do', async () => {
    const { id, key } = await make({ name: 'short', scope: 'read', expires_in_days: 1 })
    const keys = (await server.as(northwind.tom)('GET', '/api-keys')).json<
      { id: string; expires_at: string }[]
    >()
    const listed = keys.find((each) => each.id === id)
    expect(listed).toMatchObject({ name: 'short', scope: 'read' })
    expect(Date.parse(listed?.expires_at ?? '') - Date.now()).toBeLessThanOrEqual(86_400_000)
    await server.hotcrm.core.pool.query(
      `update auth_apikey set "expiresAt" = now() - interval '1 minute' where id = $1`,
      [id],
    )
    expect((await withKey(key, 'GET', '/me')).status).toBe(401)
  })
})

describe('too much', () => {
  const post = (url: string, payload: object, headers = {}, remoteAddress = '127.0.0.1') =>
    server.hotcrm.app.inject({ method: 'POST', url, payload, headers, remoteAddress })

  it('guessing at one account is slowed down also from many addresses, and only for that account', async () => {
    const guess = (email: string, at: number) =>
      post('/api/auth/sign-in/email', { email, password: 'guess' }, {}, `198.51.100.${at}`)
    const answers = []
    for (let at = 1; at <= 22; at++) answers.push(await guess(northwind.zhaolei, at))
    expect(answers[0]?.statusCode).toBe(401)
    expect(answers.at(-1)?.json()).toMatchObject({ status: 429, code: 'rate_limited' })
    expect((await guess('somebody@northwind.test', 90)).statusCode).toBe(401)
  })
  it('talk is slowed down a person, not an address', async () => {
    const talk = (email: string) =>
      server.as(email)('POST', '/agent/threads/none/runs', { body: { text: 'hello' } })
    let last = await talk(northwind.finance)
    expect(last.status).toBe(404)
    for (let at = 0; at < 121; at++) last = await talk(northwind.finance)
    expect(last.json()).toMatchObject({ status: 429, code: 'rate_limited' })
    expect((await talk(northwind.tom)).status).toBe(404)
  })
  it('a body is refused beyond a megabyte, and a text beyond what a run takes', async () => {
    const big = await server.as(northwind.tom)('POST', '/records/account', {
      body: { name: 'x'.repeat(1_100_000) },
    })
    expect(big.json()).toMatchObject({ status: 413, code: 'too_large' })
    const { id } = (await server.as(northwind.tom)('POST', '/agent/threads')).json<ThreadSummary>()
    const long = await server.as(northwind.tom)('POST', `/agent/threads/${id}/runs`, {
      body: { text: 'x'.repeat(20_001) },
    })
    expect(long.status).toBe(422)
  })
})

describe('an answer', () => {
  it('shows no stack, path or SQL, whatever was sent', async () => {
    const tom = { authorization: `Bearer ${server.hotcrm.local.credential}`, 'x-hotcrm-as': northwind.tom }
    const json = { ...tom, 'content-type': 'application/json' }
    const answers = await Promise.all([
      server.hotcrm.app.inject({
        method: 'POST',
        url: '/api/v2/records/account',
        headers: json,
        payload: '{"a":',
      }),
      server.hotcrm.app.inject({
        method: 'POST',
        url: '/api/v2/search',
        headers: { ...tom, 'content-type': 'text/xml' },
        payload: '<a/>',
      }),
      server.hotcrm.app.inject({ url: '/api/v2/%zz', headers: tom }),
      server.hotcrm.app.inject({
        url: "/api/v2/records/account/'; drop table account; --",
        headers: tom,
      }),
      server.hotcrm.app.inject({ url: '/api/v2/objects/__proto__', headers: tom }),
      server.hotcrm.app.inject({
        method: 'POST',
        url: '/api/v2/records/account',
        headers: json,
        payload: '{"__proto__":{"x":1}}',
      }),
      server.hotcrm.app.inject({ method: 'PUT', url: '/api/v2/nothing', headers: tom }),
    ])
    for (const { statusCode, body, headers } of answers) {
      expect(statusCode).toBeGreaterThanOrEqual(400)
      expect(statusCode).toBeLessThan(500)
      expect([body, headers['content-type']]).toEqual([
        body,
        expect.stringContaining('application/problem+json'),
      ])
      expect(body).not.toMatch(/node_modules|\.ts:\d|at \w+ \(|select |stack/i)
    }
  })
  it('for one person is kept by nobody on the way', async () => {
    expect((await server.as(northwind.tom)('GET', '/me')).headers.get('cache-control')).toBe('no-store')
  })
  it('keeps out frames, inline scripts and inline styles', async () => {
    const policy = (await server.anonymous('GET', '/demo-users')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })
})

describe('a stream of events', () => {
  it('ends when its reader signs out', async () => {
    const cookie = cookieOf(await signIn({}, northwind.lina))
    const lina = server.as(northwind.lina)
    const { id } = (await lina('POST', '/agent/threads')).json<ThreadSummary>()
    const said = await lina('POST', `/agent/threads/${id}/runs`, { body: { text: 'hello' } })
    const run_id = said.headers.get('x-run-id') ?? ''
    // Waits for more, as the stream of a run that goes on for hours would.
    await server.hotcrm.core.pool.query(
      `update agent_run set status = 'running', lease_until = now() + interval '1 hour' where id = $1`,
      [run_id],
    )
    const stream = await fetch(`${address}/api/v2/agent/runs/${run_id}/events?after=0`, {
      headers: { cookie },
    })
    expect(stream.status).toBe(200)
    const whole = stream.text()
    const out = await fetch(`${address}/api/auth/sign-out`, { method: 'POST', headers: { cookie } })
    expect(out.status).toBe(200)
    expect(await whole).toContain('RUN_FINISHED')
    await server.hotcrm.core.pool.query(`update agent_run set status = 'completed' where id = $1`, [run_id])
  })
})

describe('the files of the app', () => {
  it('are all that can be read, whichever way a path is written', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'hotcrm-static-'))
    const app = Fastify({ frameworkErrors: (...failure) => void sendFailure(...failure) })
    try {
      await mkdir(join(dir, 'app/assets'), { recursive: true })
      await writeFile(join(dir, 'app/index.html'), '<meta nonce="__CSP_NONCE__"><p>the page</p>')
      await writeFile(join(dir, 'app/assets/a-1.js'), 'export {}')
      await writeFile(join(dir, 'secret'), 'TOP SECRET')
      registerFailures(app)
      await registerApp(app, join(dir, 'app'))
      const port = new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port
      // By hand: fetch would tidy the path before it goes out.
      const raw = (path: string) =>
        new Promise<{ status: number; body: string }>((resolve, reject) =>
          httpRequest({ port, host: '127.0.0.1', path }, (response) => {
            let body = ''
            response.on('data', (chunk) => (body += String(chunk)))
            response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
          })
            .on('error', reject)
            .end(),
        )
      for (const path of [
        '/../secret',
        '/%2e%2e/secret',
        '/..%2fsecret',
        '/assets/../../secret',
        '/assets/..%5c..%5csecret',
        '//secret',
        '/%00',
        '/index.html',
      ]) {
        const answer = await raw(path)
        expect([path, answer.status]).toEqual([path, 404])
        expect(answer.body).not.toContain('TOP SECRET')
      }
      const asset = await app.inject({ url: '/assets/a-1.js' })
      expect(asset.headers['cache-control']).toContain('immutable')
      const pages = await Promise.all(
        ['/', '/c/some-thread', '/index.html'].map((url) =>
          app.inject({ url, headers: { accept: 'text/html' } }),
        ),
      )
      const nonces = pages.map((page) => {
        const [, nonce = ''] = /nonce="([^"]+)"/.exec(page.body) ?? []
        expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
        return nonce
      })
      expect(new Set(nonces).size).toBe(3)
      expect((await app.inject({ url: '/api/none', headers: { accept: 'text/html' } })).statusCode).toBe(404)
    } finally {
      await app.close()
      await rm(dir, { recursive: true, force: true })
    }
  })
})
