import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blueHarbor, northwind } from '#crm-core'
import type { ModelSummary } from '#crm-core/contract'
import { modelVersion } from '../answers/models.ts'
import { testServer, type Call, type TestServer } from '../testing.ts'

const secret = 'key-that-nobody-sees'
/** A model that gives every lead 61 of 100. */
const endpoint = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => (body += part))
  request.on('end', () => {
    const { rows }: { rows: unknown[] } = JSON.parse(body)
    response.writeHead(request.headers.authorization === `Bearer ${secret}` ? 200 : 401)
    response.end(JSON.stringify(rows.map(() => 0.61)))
  })
})
let url = ''
let server: TestServer
let admin: Call
beforeAll(async () => {
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
  const address = endpoint.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}/score-leads`
  server = await testServer({ HOTCRM_REMOTE_MODELS: 'private' })
  admin = server.as(northwind.admin)
})
afterAll(async () => {
  await server.close()
  endpoint.closeAllConnections()
  endpoint.close()
})
const register = (call: Call, body: object, model = 'lead-score') =>
  call('POST', `/models/${model}/remote`, { body })

describe('remote models over HTTP', () => {
  it('are registered, promoted, and score; no answer tells where they are', async () => {
    const added = await register(admin, { kind: 'http', url, token: secret })
    expect([added.status, modelVersion.safeParse(added.json()).error?.issues ?? []]).toEqual([201, []])
    expect(added.json()).toMatchObject({
      origin: 'remote',
      stage: 'candidate',
      report: { learner: 'remote' },
    })
    const { version } = added.json<{ version: number }>()
    const staged = await admin('POST', `/models/lead-score/versions/${version}/stage`, {
      body: { stage: 'champion' },
    })
    const scored = await admin('POST', '/models/lead-score/predict', { body: { rows: [{}], explain: true } })
    expect(scored.json()).toMatchObject({ predictions: [{ score: 61 }] })
    const model = await admin('GET', '/models/lead-score')
    expect(model.json<ModelSummary>().serving).toMatchObject({ version, origin: 'remote' })
    const monitor = await admin('GET', '/models/lead-score/monitor')
    const made = await admin('POST', '/records/lead', {
      body: { last_name: 'Arden', company: 'Arden Mills' },
    })
    const { id } = made.json<{ id: string }>()
    const score = await admin('POST', '/models/lead-score/predict', { body: { object: 'lead', ids: [id] } })
    expect(score.json()).toMatchObject({ scores: [{ reasons: [], result: { prediction: { score: 61 } } }] })
    const lead = await admin('GET', `/records/lead/${id}`)
    expect(lead.json()).toMatchObject({ lead_score: 61 })
    for (const answer of [added, staged, scored, model, monitor, score, lead]) {
      const text = JSON.stringify(answer.json())
      expect(text).not.toContain(secret)
      expect(text).not.toContain('score-leads')
    }
  })

  it('are for administrators alone, and of their workspace alone', async () => {
    const forbidden = await register(server.as(northwind.tom), { kind: 'http', url })
    expect(forbidden.json()).toMatchObject({ status: 403, code: 'forbidden' })
    const theirs = await server.as(blueHarbor.admin)('GET', '/models/lead-score')
    expect(theirs.json<ModelSummary>().versions).toEqual([])
  })

  it('are refused when they are described wrongly, without a word of what was said', async () => {
    for (const body of [
      { kind: 'azure', url: 'nowhere', key: secret },
      { kind: 'http', url, password: secret },
      { kind: 'http', url: `https://user:${secret}@models.example.com/` },
      { kind: 'http', url: 'https://169.254.169.254/', token: secret },
    ]) {
      const answer = await register(admin, body, 'churn')
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(JSON.stringify(answer.json())).not.toContain(secret)
    }
    expect((await admin('GET', '/models/churn')).json<ModelSummary>().versions).toEqual([])
  })
})
