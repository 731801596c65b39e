import { getMigrations } from 'better-auth/db/migration'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blueHarbor, demoPassword, northwind } from '#crm-core'
import type { AnyRecord, Page } from '#crm-core/contract'
import { testServer } from '../testing.ts'
import type { Answer, TestServer } from '../testing.ts'
import { authOptions } from './auth.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const signIn = (email: string, password = demoPassword, headers = {}) =>
  server.anonymous('POST', '/api/auth/sign-in/email', { body: { email, password }, headers })
const cookieOf = ({ headers }: Answer) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describe('the tables of sign-in', () => {
  it('are all that the library wants', async () => {
    const wanted = await getMigrations(authOptions(server.hotcrm.core.pool, 'x'.repeat(32), false))
    expect(wanted.toBeCreated).toEqual([])
    expect(wanted.toBeAdded).toEqual([])
    expect(wanted.toBeAddedIndexes).toEqual([])
  })
  it('are out of reach of the role that serves tenants', async () => {
    const { tenant_id } = await server.hotcrm.core.actorByEmail(northwind.tom, 'api')
    const db = server.hotcrm.core.db(tenant_id)
    for (const table of ['auth_user', 'auth_session', 'auth_account', 'auth_apikey', 'auth_replay'])
      await expect(db.query(`select * from ${table}`)).rejects.toThrow(/permission denied/)
  })
})

describe('signing in', () => {
  it('gives a session cookie that scripts and other sites cannot use', async () => {
    const answer = await signIn(northwind.tom)
    expect(answer.status).toBe(200)
    for (const cookie of answer.headers.getSetCookie())
      expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i)
    const me = await server.anonymous('GET', '/me', { headers: { cookie: cookieOf(answer) } })
    expect(me.json()).toMatchObject({
      email: northwind.tom,
      role: 'rep',
      door: 'web',
      workspace: { name: northwind.tenant },
      model: 'builtin',
      mail: 'captured',
    })
    expect(answer.text).not.toContain('token')
  })
  it('tells a wrong password from nothing else, in both languages', async () => {
    const wrong = await signIn(northwind.tom, 'wrong', { 'accept-language': 'zh' })
    const unknown = await signIn('nobody@northwind.test', 'wrong', { 'accept-language': 'zh' })
    expect(wrong.json()).toMatchObject({
      status: 401,
      code: 'wrong_credentials',
      detail: '邮箱或密码不正确。',
    })
    expect(unknown.json<{ detail: string }>().detail).toBe(wrong.json<{ detail: string }>().detail)
    expect((await signIn(northwind.tom, 'wrong')).json<{ detail: string }>().detail).toContain('wrong')
  })
  it('cannot be replaced by signing up', async () => {
    const body = { email: 'new@northwind.test', password: 'long-enough-password', name: 'New' }
    expect((await server.anonymous('POST', '/api/auth/sign-up/email', { body })).status).toBe(404)
  })
  it('ends with signing out', async () => {
    const cookie = cookieOf(await signIn(northwind.lina))
    const out = await server.anonymous('POST', '/api/auth/sign-out', { headers: { cookie } })
    expect(out.status).toBe(200)
    expect(cookieOf(out)).not.toContain(cookie.split('; ')[0])
    // Not only the browser forgets: whoever kept a copy of the cookies has nothing, at once.
    expect((await server.anonymous('GET', '/me', { headers: { cookie } })).status).toBe(401)
  })
  it('shows the demo people with their workspaces', async () => {
    const people = (await server.anonymous('GET', '/demo-users')).json<
      { email: string; workspace: string }[]
    >()
    expect(people).toHaveLength(7)
    expect(people.at(-1)).toMatchObject({ email: blueHarbor.admin, workspace: blueHarbor.tenant })
  })
})

describe('whoever is not signed in', () => {
  it.each([
    ['GET', '/me'],
    ['GET', '/objects'],
    ['POST', '/records/account/query'],
    ['POST', '/search'],
    ['GET', '/agent/threads'],
    ['POST', '/agent/explain'],
    ['GET', '/approvals'],
    ['GET', '/mailbox'],
    ['GET', '/api-keys'],
  ])('gets nothing from %s %s', async (method, path) => {
    const answer = await server.anonymous(method, path, { body: method === 'POST' ? {} : undefined })
    expect(answer.json()).toMatchObject({ status: 401, code: 'unauthenticated' })
  })
  it('still hears whether the service lives', async () => {
    for (const path of ['/health', '/ready']) {
      const answer = await server.hotcrm.app.inject({ url: path })
      expect(answer.statusCode).toBe(200)
    }
  })
})

describe('a request of another site', () => {
  it('changes nothing with the cookie of a visitor', async () => {
    const cookie = cookieOf(await signIn(northwind.tom))
    const send = (headers: Record<string, string>) =>
      server.anonymous('POST', '/records/account', {
        body: { name: 'From afar' },
        headers: { cookie, ...headers },
      })
    expect((await send({ origin: 'https://evil.example', host: 'localhost:3000' })).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({ 'sec-fetch-site': 'same-origin', origin: 'https://crm.example' })).status).toBe(201)
    expect((await send({ origin: 'null', host: 'localhost:3000' })).status).toBe(403)
    expect((await send({ origin: 'http://localhost:3000', host: 'localhost:3000' })).status).toBe(201)
  })
  it('cannot sign a visitor in as somebody else', async () => {
    const answer = await signIn(northwind.tom, demoPassword, {
      origin: 'https://evil.example',
      host: 'localhost:3000',
    })
    expect(answer.status).toBe(403)
  })
})

describe('an API key', () => {
  const make = async (email: string) =>
    (await server.as(email)('POST', '/api-keys', { body: { name: 'script' } })).json<{
      id: string
      key: string
    }>()
  const meWith = (key: string) =>
    server.anonymous('GET', '/me', { headers: { authorization: `Bearer ${key}` } })

  it('acts as the person who made it, until it is revoked', async () => {
    const { id, key } = await make(northwind.tom)
    expect(key).toMatch(/^hck_/)
    expect((await meWith(key)).json()).toMatchObject({ email: northwind.tom, door: 'api' })
    const listed = await server.as(northwind.tom)('GET', '/api-keys')
    expect(listed.json<{ id: string }[]>().map((one) => one.id)).toContain(id)
    expect(listed.text).not.toContain(key)
    expect((await server.as(northwind.lina)('DELETE', `/api-keys/${id}`)).status).toBe(404)
    expect((await server.as(northwind.tom)('DELETE', `/api-keys/${id}`)).status).toBe(204)
    expect((await meWith(key)).status).toBe(401)
  })
  it('that was made up is refused', async () => {
    expect((await meWith('hck_made_up')).status).toBe(401)
    expect((await meWith('hcl_made_up')).status).toBe(401)
  })
})

describe('the local credential', () => {
  const me = (remoteAddress: string, headers = {}) =>
    server.hotcrm.app.inject({
      url: '/api/v2/me',
      remoteAddress,
      headers: { authorization: `Bearer ${server.hotcrm.local.credential}`, ...headers },
    })
  it('opens the door on this machine only', async () => {
    expect((await me('127.0.0.1')).json()).toMatchObject({ email: northwind.admin, door: 'cli' })
    expect((await me('192.168.1.7')).statusCode).toBe(401)
    expect((await me('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(401)
  })
  it('keeps its secret file to this user', async () => {
    const secret = await stat(join(server.data_dir, 'secret'))
    expect(secret.mode & 0o777).toBe(0o600)
  })
})

describe('a user who is deactivated', () => {
  it('is nobody at once, by session, key and local door', async () => {
    const admin = server.as(northwind.admin)
    const cookie = cookieOf(await signIn(northwind.zhaolei))
    const { key } = (await server.as(northwind.zhaolei)('POST', '/api-keys', { body: { name: 'k' } })).json<{
      key: string
    }>()
    const filter = { field: 'email', op: '=', value: northwind.zhaolei }
    const [user] = (await admin('POST', '/records/user/query', { body: { filter } })).json<Page>().items
    const off = await admin('PATCH', `/records/user/${user?.id}`, { body: { is_active: false } })
    expect(off.status).toBe(200)
    expect((await server.anonymous('GET', '/me', { headers: { cookie } })).status).toBe(401)
    const byKey = await server.anonymous('GET', '/me', { headers: { authorization: `Bearer ${key}` } })
    expect(byKey.status).toBe(401)
    expect((await server.as(northwind.zhaolei)('GET', '/me')).status).toBe(401)
  })
})

describe('a password', () => {
  it('is set for a new colleague by an administrator only', async () => {
    const admin = server.as(northwind.admin)
    const body = { name: 'New Rep', email: 'new@northwind.test', role: 'rep' }
    const { id } = (await admin('POST', '/records/user', { body })).json<AnyRecord>()
    const path = `/users/${id}/password`
    const password = 'correct horse battery'
    expect((await server.as(northwind.tom)('PUT', path, { body: { password } })).status).toBe(403)
    expect((await server.as(blueHarbor.admin)('PUT', path, { body: { password } })).status).toBe(404)
    expect((await admin('PUT', path, { body: { password: 'short' } })).status).toBe(422)
    expect((await admin('PUT', path, { body: { password } })).status).toBe(204)
    const first = await signIn('new@northwind.test', password)
    expect(first.status).toBe(200)
    const own = await server.as('new@northwind.test')('PUT', path, {
      body: { password: 'another one, please' },
    })
    expect(own.status).toBe(204)
    expect((await signIn('new@northwind.test', password)).status).toBe(401)
  })
})

describe('language and place', () => {
  it('come from the request, else from the user', async () => {
    expect((await server.as(northwind.lina)('GET', '/me')).json()).toMatchObject({
      language: 'zh',
      time_zone: 'Asia/Shanghai',
    })
    const asked = await server.as(northwind.lina)('GET', '/me', { headers: { 'accept-language': 'en' } })
    expect(asked.json()).toMatchObject({ language: 'en' })
  })
})

describe('guessing passwords', () => {
  it('is slowed down', async () => {
    const tries = []
    for (let attempt = 0; attempt < 25; attempt++)
      tries.push(
        await server.hotcrm.app.inject({
          method: 'POST',
          url: '/api/auth/sign-in/email',
          remoteAddress: '198.51.100.4',
          payload: { email: northwind.tom, password: `guess ${attempt}` },
        }),
      )
    expect(tries.at(-1)?.json()).toMatchObject({ status: 429, code: 'rate_limited' })
  })
})
