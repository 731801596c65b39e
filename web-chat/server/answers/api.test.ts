import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { demoPassword, northwind } from '#crm-core'
import { errorTable } from '#crm-core/contract'
import type { AnyRecord, Page } from '#crm-core/contract'
import type { Approval, ThreadSummary } from '#agent/events'
import { testServer } from '../testing.ts'
import type { Answer, TestServer } from '../testing.ts'
import * as account from './account.ts'
import * as agent from './agent.ts'
import { problem } from './problem.ts'
import * as records from './records.ts'

const operation = z.object({
  responses: z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() }),
  ),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).optional(),
})
const documentShape = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() }).loose()),
  }),
})

let server: TestServer
let document: z.infer<typeof documentShape>
beforeAll(async () => {
  server = await testServer()
  document = documentShape.parse((await server.hotcrm.app.inject({ url: '/openapi.json' })).json())
})
afterAll(() => server.close())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      path,
      ...told,
    })),
  )

describe('the description of every route', () => {
  it('says what it answers, good or bad', () => {
    for (const { name, responses } of operations()) {
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
      expect([name, good.length > 0]).toEqual([name, true])
      for (const [status, { content }] of good)
        expect([name, status, status === '204' || content !== undefined]).toEqual([name, status, true])
      expect([name, responses['default']?.content?.['application/problem+json']?.schema]).toEqual([
        name,
        { $ref: '#/components/schemas/Problem' },
      ])
    }
  })
  it('says what it takes: the parts of its address, and its body', () => {
    // An upload is a form, which has no schema here.
    const without =
      /\/sign-out$|\/cancel$|\/restore$|\/undo$|\/undo\/\{id\}$|\/scan$|\/rotate$|\/train$|\/rescore$|\/dismiss$|POST \/api\/v2\/(?:agent\/threads|imports)$|\/imports\/\{id\}\/(?:dry-run|start|revert)$/
    for (const { name, method, path, parameters = [], requestBody } of operations()) {
      const inPath = parameters.filter((each) => each.in === 'path').map((each) => each.name)
      expect([name, inPath]).toEqual([name, [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])])
      if (['post', 'put', 'patch'].includes(method) && !without.test(name))
        expect([name, requestBody !== undefined]).toEqual([name, true])
    }
  })
  it('points only to schemas that are there, and keeps none that nothing points to', () => {
    const pointed = new Set(
      [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]),
    )
    expect(pointed).toEqual(new Set(Object.keys(document.components.schemas)))
  })
  it('lists every code of an error', () => {
    expect(document.components.schemas['ErrorCode']?.enum).toEqual(Object.keys(errorTable))
  })
})

describe('real answers', () => {
  const fits = (schema: z.ZodType, answer: Answer, status = 200) => {
    expect([answer.text.slice(0, 300), answer.status]).toEqual([answer.text.slice(0, 300), status])
    expect(schema.safeParse(answer.json()).error?.issues ?? []).toEqual([])
  }
  it('about people, keys and mail fit their description', async () => {
    const tom = server.as(northwind.tom)
    fits(account.me, await tom('GET', '/me'))
    fits(account.demoUsers, await server.anonymous('GET', '/demo-users'))
    fits(account.madeApiKey, await tom('POST', '/api-keys', { body: { name: 'k', expires_in_days: 3 } }), 201)
    fits(account.apiKeys, await tom('GET', '/api-keys'))
    const body = { email: northwind.lina, password: demoPassword }
    fits(
      z.strictObject({ signed_in: z.literal(true) }),
      await server.anonymous('POST', '/api/auth/sign-in/email', { body }),
    )
  })
  it('about every object and its records fit their description', async () => {
    const admin = server.as(northwind.admin)
    fits(records.objectDescriptions, await admin('GET', '/objects'))
    for (const { name } of (await admin('GET', '/objects')).json<{ name: string }[]>()) {
      fits(records.objectDescription, await admin('GET', `/objects/${name}`))
      const found = await admin('POST', `/records/${name}/query`, { body: { limit: 3 } })
      fits(records.page, found)
      const [first] = found.json<Page>().items
      if (first) fits(records.record, await admin('GET', `/records/${name}/${first.id}`))
      fits(
        records.aggregateRows,
        await admin('POST', `/records/${name}/aggregate`, { body: { measures: [{ fn: 'count' }] } }),
      )
    }
    fits(records.searchHits, await admin('POST', '/search', { body: { text: 'Globex' } }))
    const by_stage = { group_by: ['stage'], measures: [{ fn: 'sum', field: 'amount' }] }
    fits(records.aggregateRows, await admin('POST', '/records/opportunity/aggregate', { body: by_stage }))
  })
  it('about a record that is made, changed, deleted and brought back fit their description', async () => {
    const tom = server.as(northwind.tom)
    const made = await tom('POST', '/records/account', { body: { name: 'Described' } })
    fits(records.record, made, 201)
    const path = `/records/account/${made.json<AnyRecord>().id}`
    fits(records.record, await tom('PATCH', path, { body: { industry: null } }))
    expect((await tom('DELETE', path)).status).toBe(204)
    fits(records.record, await tom('POST', `${path}/restore`))
  })
  it('about objects and fields that an administrator adds fit their description', async () => {
    const admin = server.as(northwind.admin)
    const words = (en: string) => ({ en, zh: en })
    const body = {
      name: 'site',
      label: words('Site'),
      plural: words('Sites'),
      fields: [{ name: 'area', kind: 'number', label: words('Area') }],
    }
    const tom = server.as(northwind.tom)
    fits(problem, await tom('POST', '/objects', { body }), 403)
    const headers = { 'idempotency-key': 'site-1' }
    fits(records.objectDescription, await admin('POST', '/objects', { body, headers }), 201)
    fits(records.objectDescription, await admin('POST', '/objects', { body, headers }), 201)
    fits(records.record, await tom('POST', '/records/site', { body: { name: 'North', area: 9 } }), 201)
    fits(records.page, await tom('POST', '/records/site/query', { body: {} }))
    const patch = { label: words('Place') }
    fits(records.objectDescription, await admin('PATCH', '/objects/site', { body: patch }))
    const options = [{ code: 'emea', label: words('EMEA') }]
    const region = { name: 'region', kind: 'select', label: words('Region'), options }
    const fields = '/objects/account/fields'
    fits(records.objectDescription, await admin('POST', fields, { body: region }), 201)
    fits(problem, await admin('POST', fields, { body: region }), 422)
    fits(problem, await admin('PATCH', `${fields}/region`, { body: { max_length: 5 } }), 422)
    fits(records.objectDescriptions, await tom('GET', '/objects'))
    expect((await admin('DELETE', `${fields}/region`)).status).toBe(204)
    fits(records.customMetadata, await admin('GET', '/metadata'))
    fits(records.objectDescription, await admin('POST', `${fields}/region/restore`))
    expect((await admin('DELETE', '/objects/site')).status).toBe(204)
    fits(problem, await tom('POST', '/records/site/query', { body: {} }), 404)
    fits(records.objectDescription, await admin('POST', '/objects/site/restore'))
  })
  it('of a conversation with an approval fit their description, from the first word to the mail', async () => {
    const tom = server.as(northwind.tom)
    const opened = await tom('POST', '/agent/threads')
    fits(agent.threadSummary, opened, 201)
    const { id } = opened.json<ThreadSummary>()
    const say = (text: string) => tom('POST', `/agent/threads/${id}/runs`, { body: { text } })
    for (const text of [
      'Show my open deals',
      'How much pipeline do we have by stage?',
      'call Wang Wei tomorrow',
    ])
      fits(agent.runResult, await tom('GET', `/agent/runs/${(await say(text)).headers.get('x-run-id')}`))
    const asked = await say("find this week's new high-value leads and send them a welcome email")
    const run = `/agent/runs/${asked.headers.get('x-run-id')}`
    fits(agent.runResult, await tom('GET', run))
    fits(agent.approvals, await tom('GET', '/approvals'))
    const [approval] = (await tom('GET', '/approvals')).json<Approval[]>()
    fits(agent.approval, await tom('GET', `/approvals/${approval?.id}`))
    const decided = { decision: 'approve', rows: [{ id: approval?.rows[0]?.id, decision: 'reject' }] }
    fits(agent.approval, await tom('POST', `/approvals/${approval?.id}`, { body: decided }))
    await tom('GET', `${run}/events?after=0`)
    fits(agent.runResult, await tom('GET', run))
    fits(agent.thread, await tom('GET', `/agent/threads/${id}`))
    fits(agent.threadSummaries, await tom('GET', '/agent/threads'))
    await expect
      .poll(async () => (await tom('GET', '/mailbox')).json<object[]>().length, { timeout: 20_000 })
      .toBeGreaterThan(0)
    fits(account.mails, await tom('GET', '/mailbox'))
    fits(agent.acceptedRun, await tom('POST', `${run}/cancel`), 202)
  })
  it('to a sentence that is only explained fit their description', async () => {
    for (const text of ['Show my open deals', 'hello', 'blorp the frobnicator', '王伟'])
      fits(agent.explanation, await server.as(northwind.tom)('POST', '/agent/explain', { body: { text } }))
  })
  it('that refuse fit the description of a problem', async () => {
    const tom = server.as(northwind.tom)
    const made = (await tom('POST', '/records/account', { body: { name: 'Twice' } })).json<AnyRecord>()
    const stale = await tom('PATCH', `/records/account/${made.id}`, {
      body: { name: 'x' },
      headers: { 'if-match': '99' },
    })
    fits(problem, stale, 412)
    expect(stale.json()['current']).toBeDefined()
    fits(problem, await tom('POST', '/records/account', { body: { nmae: 'x' } }), 422)
    fits(problem, await tom('POST', '/records/account/query', { body: { limit: 0 } }), 422)
    fits(problem, await tom('GET', '/records/nothing/x'), 404)
    fits(problem, await server.anonymous('GET', '/me'), 401)
    fits(problem, await tom('GET', '/nothing'), 404)
  })
})
