import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blueHarbor, northwind } from '#crm-core'
import type { AnyRecord, Page } from '#crm-core/contract'
import { testServer } from '../testing.ts'
import type { Call, TestServer } from '../testing.ts'

let server: TestServer
let tom: Call
let kim: Call
beforeAll(async () => {
  server = await testServer()
  tom = server.as(northwind.tom)
  kim = server.as(blueHarbor.admin)
})
afterAll(() => server.close())

const nobody = '00000000-0000-4000-8000-000000000000'

describe('a record over HTTP', () => {
  it('is created, read, changed and deleted', async () => {
    const created = await tom('POST', '/records/account', { body: { name: 'Contoso' } })
    expect(created.status).toBe(201)
    const { id } = created.json<AnyRecord>()
    const read = await tom('GET', `/records/account/${id}`)
    expect(read.json()).toMatchObject({ name: 'Contoso', version: 1 })
    expect(read.headers.get('etag')).toBe('"1"')
    const changed = await tom('PATCH', `/records/account/${id}`, { body: { name: 'Contoso Ltd' } })
    expect(changed.json()).toMatchObject({ name: 'Contoso Ltd', version: 2 })
    expect((await tom('DELETE', `/records/account/${id}`)).status).toBe(204)
    expect((await tom('GET', `/records/account/${id}`)).status).toBe(404)
    expect((await tom('POST', `/records/account/${id}/restore`)).json()).toMatchObject({ id })
  })

  it('is refused with the current record when somebody changed it meanwhile', async () => {
    const { id } = (await tom('POST', '/records/account', { body: { name: 'Racing' } })).json<AnyRecord>()
    const first = { body: { name: 'One' }, headers: { 'if-match': '"1"' } }
    expect((await tom('PATCH', `/records/account/${id}`, first)).status).toBe(200)
    const late = await tom('PATCH', `/records/account/${id}`, { ...first, body: { name: 'Two' } })
    expect(late.status).toBe(412)
    expect(late.json()).toMatchObject({ code: 'stale_version', current: { name: 'One', version: 2 } })
    expect((await tom('DELETE', `/records/account/${id}`, { headers: { 'if-match': '1' } })).status).toBe(412)
    expect((await tom('GET', `/records/account/${id}`)).json()).toMatchObject({ name: 'One' })
  })

  it('lists every issue of the input, in the language of the reader', async () => {
    const body = { nam: 'x', employee_count: 'many' }
    const zh = await tom('POST', '/records/account', { body, headers: { 'accept-language': 'zh-CN' } })
    expect(zh.status).toBe(422)
    expect(zh.headers.get('content-type')).toContain('application/problem+json')
    const { issues, detail } = zh.json<{ issues: { at: string; code: string }[]; detail: string }>()
    expect(issues.map(({ at }) => at)).toEqual(expect.arrayContaining(['nam', 'name', 'employee_count']))
    expect(detail).toMatch(/[\u4e00-\u9fff]/)
    const en = await tom('POST', '/records/account', { body, headers: { 'accept-language': 'en' } })
    expect(en.json<{ detail: string }>().detail).toMatch(/There is no field "nam"/)
  })

  it('takes no id in the body', async () => {
    const answer = await tom('POST', '/records/account', { body: { id: nobody, name: 'x' } })
    expect(answer.json()).toMatchObject({ status: 422, issues: [{ at: 'id', code: 'read_only' }] })
  })

  it.each([
    ['GET', '/records/accont/1', 404, 'unknown_object'],
    ['GET', `/records/account/${nobody}`, 404, 'not_found'],
    ['GET', '/records/account/not-an-id', 404, 'not_found'],
    ['POST', '/records/account/query', 422, 'invalid', { limit: 5000 }],
    ['POST', '/records/account/query', 422, 'invalid', { fliter: {} }],
    ['POST', '/records/account/query', 422, 'invalid', { filter: { field: 'nam', op: '=', value: 1 } }],
    ['POST', '/records/account/aggregate', 422, 'invalid', { measures: [] }],
    ['GET', '/nothing/here', 404, 'route_not_found'],
  ])('answers %s %s with %i %s', async (method, path, status, code, body?: unknown) => {
    const answer = await tom(method, path, { body })
    expect(answer.json()).toMatchObject({ status, code })
    expect(answer.status).toBe(status)
  })

  it('says what is wrong with a body that is no JSON', async () => {
    const response = await server.hotcrm.app.inject({
      method: 'POST',
      url: '/api/v2/records/account',
      headers: {
        authorization: `Bearer ${server.hotcrm.local.credential}`,
        'content-type': 'application/json',
      },
      payload: '{"name": ',
    })
    expect(response.json()).toMatchObject({ status: 400, code: 'bad_request' })
  })

  it('refuses a body that is too large', async () => {
    const answer = await tom('POST', '/records/account', { body: { name: 'x'.repeat(1_100_000) } })
    expect(answer.json()).toMatchObject({ status: 413, code: 'too_large' })
  })

  it('is counted and grouped', async () => {
    const answer = await tom('POST', '/records/lead/aggregate', {
      body: { measures: [{ fn: 'count' }], group_by: ['status'] },
    })
    expect(answer.status).toBe(200)
    expect(answer.json<{ values: unknown[] }[]>()[0]?.values[0]).toBeGreaterThan(0)
  })
})

describe('an Idempotency-Key', () => {
  const key = { 'idempotency-key': 'order-1' }
  const count = async (name: string) => {
    const filter = { field: 'name', op: '=', value: name }
    return (await tom('POST', '/records/account/query', { body: { filter } })).json<Page>().items.length
  }

  it('makes a repeated create happen once', async () => {
    const request = { body: { name: 'Only once' }, headers: key }
    const first = await tom('POST', '/records/account', request)
    const second = await tom('POST', '/records/account', request)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await count('Only once')).toBe(1)
  })
  it('refuses the key for another request', async () => {
    const answer = await tom('POST', '/records/account', { body: { name: 'Something else' }, headers: key })
    expect(answer.json()).toMatchObject({ status: 409, code: 'idempotency_mismatch' })
    expect(await count('Something else')).toBe(0)
  })
  it('belongs to one user', async () => {
    const answer = await server.as(northwind.lina)('POST', '/records/account', {
      body: { name: 'Of another user' },
      headers: key,
    })
    expect(answer.status).toBe(201)
  })
  it('of a request that failed may be used again', async () => {
    const headers = { 'idempotency-key': 'order-2' }
    expect((await tom('POST', '/records/account', { body: {}, headers })).status).toBe(422)
    expect((await tom('POST', '/records/account', { body: {}, headers })).status).toBe(422)
    expect((await tom('POST', '/records/account', { body: { name: 'Mended' }, headers })).status).toBe(201)
  })
})

describe('the workspace of another', () => {
  it('cannot be read, changed, listed, counted or searched', async () => {
    const globex = { filter: { field: 'name', op: '=', value: 'Globex' } }
    const [theirs] = (await kim('POST', '/records/account/query', { body: globex })).json<Page>().items
    const path = `/records/account/${theirs?.id}`
    expect(theirs?.id).toBeTypeOf('string')
    const admin = server.as(northwind.admin)
    expect((await admin('GET', path)).status).toBe(404)
    expect((await admin('PATCH', path, { body: { name: 'Mine' } })).status).toBe(404)
    expect((await admin('DELETE', path)).status).toBe(404)
    const found = (await admin('POST', '/records/account/query', { body: globex })).json<Page>().items
    expect(found.map(({ id }) => id)).not.toContain(theirs?.id)
    const search = await admin('POST', '/search', { body: { text: 'CNRY-b81d' } })
    expect(search.text).not.toContain('CNRY-b81d')
    expect((await kim('GET', path)).json()).toMatchObject({ name: 'Globex' })
  })
  it('cannot be pointed at by a reference', async () => {
    const [theirs] = (await kim('POST', '/records/account/query', { body: { limit: 1 } })).json<Page>().items
    const body = { last_name: 'Spy', account_id: theirs?.id }
    const answer = await server.as(northwind.admin)('POST', '/records/contact', { body })
    expect(answer.json()).toMatchObject({
      status: 422,
      issues: [{ at: 'account_id', code: 'no_such_reference' }],
    })
  })
})

describe('who only reads', () => {
  it('may not write', async () => {
    const finance = server.as(northwind.finance)
    expect((await finance('POST', '/records/account/query', { body: {} })).status).toBe(200)
    expect((await finance('POST', '/records/account', { body: { name: 'x' } })).json()).toMatchObject({
      status: 403,
      code: 'forbidden',
    })
  })
})

describe('a list by its address', () => {
  const list = (query: Readonly<Record<string, string>>) =>
    tom('GET', `/records/lead?${new URLSearchParams(query).toString()}`)

  it('takes the filter as text, in English and Chinese, with order, columns and size', async () => {
    const asked = { order: '-lead_score,last_name', select: 'last_name,lead_score', limit: '3' }
    const en = await list({ where: 'lead_score >= 50 and status != converted', ...asked })
    expect(en.status).toBe(200)
    const { items, next_cursor } = en.json<Page>()
    expect(items).toHaveLength(3)
    expect(items.every(({ lead_score }) => Number(lead_score) >= 50)).toBe(true)
    const zh = await list({ where: 'lead_score 不小于 50 且 status 不等于 converted', ...asked })
    expect(zh.json<Page>().items).toEqual(items)
    const more = await list({
      where: 'lead_score >= 50 and status != converted',
      ...asked,
      cursor: next_cursor ?? '',
    })
    expect(more.json<Page>().items.map(({ id }) => id)).not.toContain(items[0]?.id)
  })

  it('takes a saved view by its name', async () => {
    const { items } = (await list({ view: 'My hot leads' })).json<Page>()
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(({ lead_score }) => Number(lead_score) >= 70)).toBe(true)
    const narrowed = (await list({ view: 'My hot leads', where: 'lead_score > 100' })).json<Page>()
    expect(narrowed.items).toEqual([])
    expect((await list({ view: 'No such view' })).json()).toMatchObject({ code: 'not_found' })
  })

  it('points at the place of a filter that cannot be read, in the language of the reader', async () => {
    const answer = await list({ where: 'status =' })
    expect(answer.json()).toMatchObject({ status: 400, code: 'bad_filter' })
    expect(answer.json<{ detail: string }>().detail).toContain('line 1, column 9')
    const zh = await tom('GET', `/records/lead?where=${encodeURIComponent('status =')}`, {
      headers: { 'accept-language': 'zh' },
    })
    expect(zh.json<{ detail: string }>().detail).toContain('第 1 行第 9 列')
    expect((await list({ where: 'nope = 1' })).json()).toMatchObject({
      status: 422,
      issues: [{ at: 'filter.field', code: 'unknown_field' }],
    })
    expect((await list({ wher: 'x' })).status).toBe(422)
  })
})
