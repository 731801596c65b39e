import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blueHarbor, northwind } from '#crm-core'
import type { AnyRecord, Conversion, DeadLetter, KeyStatus, Page } from '#crm-core/contract'
import { testServer } from '../testing.ts'
import type { Call, TestServer } from '../testing.ts'

let server: TestServer
let admin: Call
let tom: Call
beforeAll(async () => {
  server = await testServer()
  admin = server.as(northwind.admin)
  tom = server.as(northwind.tom)
})
afterAll(() => server.close())

const patience = { timeout: 60_000 }

describe('encryption keys over HTTP', () => {
  const status = async () => (await admin('GET', '/encryption-keys')).json<KeyStatus>()

  it('are rotated in the background, and secrets read as before', async () => {
    const employee = async () =>
      (
        await admin('POST', '/records/employee/query', {
          body: { filter: { field: 'name', op: '=', value: 'Ann' } },
        })
      )
        .json<Page>()
        .items.at(0)
    const body = { name: 'Ann', hire_date: '2026-01-05', national_id: 'X1234567' }
    expect((await admin('POST', '/records/employee', { body })).status).toBe(201)
    const [before, secret] = [await status(), await employee()]
    expect(before).toMatchObject({ status: 'current', sealed: 1, left: 0 })
    const headers = { 'idempotency-key': 'rotate-1' }
    const begun = await admin('POST', '/encryption-keys/rotate', { headers })
    expect(begun.status).toBe(202)
    const again = await admin('POST', '/encryption-keys/rotate', { headers })
    expect(again.json()).toEqual(begun.json())
    await expect.poll(async () => (await status()).status, patience).toBe('current')
    expect(await status()).toMatchObject({
      key_id: begun.json<KeyStatus>().key_id,
      sealed: before.sealed,
      left: 0,
      retired: before.retired + 1,
    })
    expect(await employee()).toEqual(secret)
  })

  it('are for administrators only, in words', async () => {
    for (const [method, path] of [
      ['GET', '/encryption-keys'],
      ['POST', '/encryption-keys/rotate'],
    ] as const) {
      const answer = await tom(method, path, { headers: { 'accept-language': 'zh-CN' } })
      expect(answer.json()).toMatchObject({ status: 403, code: 'forbidden' })
      expect(answer.json<{ detail: string }>().detail).toContain('管理加密密钥')
    }
  })
})

describe('dead letters over HTTP', () => {
  /** Automations of these leads have failed for good. */
  const died = async (hook: string, count: number) => {
    const ids: string[] = []
    for (let n = 0; n < count; n++)
      ids.push(
        (await tom('POST', '/records/lead', { body: { last_name: `Dead ${n}` } })).json<AnyRecord>().id,
      )
    await server.hotcrm.core.settled()
    await server.hotcrm.core.pool.query(
      `insert into hook_delivery (event_id, hook, tenant_id, object, record_id, status, attempts, last_error, ended_at)
       select id, $2, tenant_id, object, record_id, 'dead', 8, 'timeout', now()
       from outbox_event where object = 'lead' and type = 'created' and record_id = any($1::uuid[])`,
      [ids, hook],
    )
  }
  const list = async (call: Call = admin) => (await call('GET', '/hooks/dead')).json<DeadLetter[]>()

  it('are listed, shown with what set them off, tried again and discarded', async () => {
    await died('gone-hook', 3)
    const [one, two, three] = await list()
    expect(one).toMatchObject({ hook: 'gone-hook', object: 'lead', attempts: 8, error: 'timeout' })
    const shown = await admin('GET', `/hooks/dead/${one?.id}`)
    expect(shown.json()).toMatchObject({
      ...one,
      event: 'created',
      record: { object: 'lead', id: one?.record_id },
    })
    const retried = await admin('POST', '/hooks/dead/retry', { body: { ids: [one?.id, two?.id] } })
    expect(retried.json()).toEqual({ count: 2 })
    const discarded = await admin('POST', '/hooks/dead/discard', { body: { all: true, hook: 'gone-hook' } })
    expect(discarded.json()).toEqual({ count: 1 })
    expect(await list()).toEqual([])
    expect((await admin('GET', `/hooks/dead/${three?.id}`)).json()).toMatchObject({ status: 404 })
    const { rows } = await server.hotcrm.core.pool.query(
      `select action, count(*)::int as count from audit_log where object = 'hook_delivery' group by action order by action`,
    )
    expect(rows).toEqual([
      { action: 'discarded', count: 1 },
      { action: 'retried', count: 2 },
    ])
  })

  it('are for the administrators of their workspace only', async () => {
    await died('other-hook', 1)
    const [one] = await list()
    expect((await tom('GET', '/hooks/dead')).json()).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await tom('POST', '/hooks/dead/discard', { body: { all: true } })).status).toBe(403)
    const kim = server.as(blueHarbor.admin)
    expect(await list(kim)).toEqual([])
    expect((await kim('GET', `/hooks/dead/${one?.id}`)).status).toBe(404)
    expect((await kim('POST', '/hooks/dead/retry', { body: { all: true } })).json()).toEqual({ count: 0 })
    expect(await list()).toHaveLength(1)
  })

  it.each([[{}], [{ ids: [] }], [{ ids: ['nonsense'] }], [{ all: false }], [{ all: true, hook: 'No Hook' }]])(
    'are not decided by %j',
    async (body) => {
      expect((await admin('POST', '/hooks/dead/retry', { body })).json()).toMatchObject({
        status: 422,
        code: 'invalid',
      })
    },
  )
})

describe('a lead over HTTP', () => {
  const lead = async (values: object) =>
    (await tom('POST', '/records/lead', { body: { last_name: 'Arden', ...values } })).json<AnyRecord>()
  const convert = (id: string, body?: object, headers: Record<string, string> = {}) =>
    tom('POST', `/records/lead/${id}/convert`, { ...(body && { body }), headers })

  it('is converted, once for an Idempotency-Key', async () => {
    const { id } = await lead({ first_name: 'Ida', company: 'Arden Mills', email: 'ida@arden.test' })
    const headers = { 'idempotency-key': 'convert-1' }
    const first = await convert(id, undefined, headers)
    expect(first.status).toBe(200)
    expect(first.json()).toMatchObject({
      lead: { id, status: 'converted' },
      account: { name: 'Arden Mills' },
      contact: { first_name: 'Ida', email: 'ida@arden.test' },
      opportunity: null,
    })
    expect((await convert(id, undefined, headers)).json()).toEqual(first.json())
    expect((await convert(id)).json()).toMatchObject({ status: 409, code: 'already_converted' })
  })

  it('becomes a contact of an account that is there, with a deal', async () => {
    const { account } = (await convert((await lead({ company: 'Borden' })).id)).json<Conversion>()
    const body = { account_id: account.id, opportunity: { name: 'Borden mill', close_date: '2027-03-31' } }
    const made = (await convert((await lead({ company: 'Borden' })).id, body)).json<Conversion>()
    expect(made.account.id).toBe(account.id)
    expect(made.opportunity).toMatchObject({ name: 'Borden mill', account_id: account.id })
  })

  it('stays as it is when anything said is wrong, or it was changed meanwhile', async () => {
    const { id } = await lead({ company: 'Corden' })
    const wrong = await convert(id, { opportunity: { amount: 'much', close_date: 'soon' } })
    expect(wrong.json()).toMatchObject({ status: 422, code: 'invalid' })
    expect(wrong.json<{ issues: { at: string }[] }>().issues.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['opportunity.amount', 'opportunity.close_date']),
    )
    expect((await convert(id, { acount_id: 'x' })).json()).toMatchObject({ status: 422 })
    expect((await convert(id, undefined, { 'if-match': '7' })).json()).toMatchObject({
      status: 412,
      code: 'stale_version',
    })
    expect((await tom('GET', `/records/lead/${id}`)).json()).not.toMatchObject({ status: 'converted' })
    expect((await server.as(blueHarbor.admin)('POST', `/records/lead/${id}/convert`)).status).toBe(404)
    expect((await server.as(northwind.finance)('POST', `/records/lead/${id}/convert`)).status).toBe(403)
  })
})
