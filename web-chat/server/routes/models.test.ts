import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { blueHarbor, northwind } from '#crm-core'
import {
  modelNames,
  type AnyRecord,
  type ExplainedScore,
  type ModelMonitor,
  type ModelSummary,
  type Page,
  type RevenueForecast,
  type RowPrediction,
  type WhatIf,
} from '#crm-core/contract'
import { revenueForecast } from '../answers/forecasts.ts'
import { modelMonitor } from '../answers/model-monitor.ts'
import {
  explainedScores,
  modelSummaries,
  modelSummary,
  predicted,
  scoreTrend,
  whatIf,
} from '../answers/models.ts'
import { problem } from '../answers/problem.ts'
import { testServer } from '../testing.ts'
import type { Answer, Call, TestServer } from '../testing.ts'

let server: TestServer
let admin: Call
let tom: Call
beforeAll(async () => {
  server = await testServer()
  admin = server.as(northwind.admin)
  tom = server.as(northwind.tom)
})
afterAll(() => server.close())

const chinese = { 'accept-language': 'zh-CN' }

/** An answer has the status and the shape that its route describes. */
function fits(schema: z.ZodType, answer: Answer, status = 200): void {
  expect([answer.text.slice(0, 300), answer.status]).toEqual([answer.text.slice(0, 300), status])
  expect(schema.safeParse(answer.json()).error?.issues ?? []).toEqual([])
}
const idsOf = async (call: Call, object: string, body: object = {}): Promise<string[]> =>
  (await call('POST', `/records/${object}/query`, { body: { limit: 200, ...body } }))
    .json<Page>()
    .items.map(({ id }) => id)
const newLeads = { filter: { field: 'status', op: '=', value: 'new' } }
const predict = (call: Call, model: string, body: object, headers = {}) =>
  call('POST', `/models/${model}/predict`, { body, headers })
const scoresOf = (answer: Answer) => answer.json<{ scores: ExplainedScore[] }>().scores
const nowhere = '00000000-0000-4000-8000-000000000000'

describe('what a model is', () => {
  it('is told to everybody: card, features, versions, and which one answers', async () => {
    const all = await tom('GET', '/models')
    fits(modelSummaries, all)
    expect(all.json<ModelSummary[]>().map(({ name }) => name)).toEqual(modelNames)
    const one = await tom('GET', '/models/lead-score')
    fits(modelSummary, one)
    expect(one.json()).toMatchObject({
      object: 'lead',
      target: 'lead_score',
      serving: { id: null, version: 0, origin: 'base' },
      versions: [],
    })
  })

  it('is not told of a model that there is none of, in both languages', async () => {
    for (const [method, path, body] of [
      ['GET', '/models/luck'],
      ['GET', '/models/luck/monitor'],
      ['GET', `/models/luck/latest?ids=${nowhere}`],
      ['GET', `/models/luck/trend/${nowhere}`],
      ['POST', '/models/luck/predict', { ids: [nowhere] }],
      ['POST', '/models/luck/what-if', { id: nowhere }],
    ] as const) {
      const answer = await tom(method, path, { body })
      fits(problem, answer, 404)
      expect(answer.json()).toMatchObject({ code: 'unknown_model' })
    }
    const words = async (headers: Record<string, string>) =>
      (await tom('GET', '/models/luck', { headers })).json<{ detail: string }>().detail
    expect(await words({})).toBe('There is no model "luck". Models: lead-score, churn, win-probability.')
    expect(await words(chinese)).toContain('没有名为“luck”的模型')
  })
})

describe('scores over HTTP', () => {
  it('are of each record in the order asked, add up, and say why', async () => {
    const ids = (await idsOf(tom, 'lead', newLeads)).slice(0, 4).toReversed()
    const answer = await predict(tom, 'lead-score', { object: 'lead', ids })
    fits(predicted, answer)
    const scores = scoresOf(answer)
    expect(scores.map(({ record_id }) => record_id)).toEqual(ids)
    for (const { result, reasons } of scores) {
      const { prediction } = result
      expect(reasons.length).toBeGreaterThan(0)
      const { base_score, base, margin, contributions } = prediction?.explanation ?? { contributions: [] }
      const sum = (of: 'shap' | 'points') => contributions.reduce((all, one) => all + one[of], 0)
      expect(base).toBeCloseTo((margin ?? 0) - sum('shap'), 9)
      expect((base_score ?? 0) + sum('points')).toBeCloseTo(100 * (prediction?.probability ?? 0), 2)
    }
  })

  it('leave contributions and reasons out where nobody asks for them', async () => {
    const [id] = await idsOf(tom, 'lead', newLeads)
    const answer = await predict(tom, 'lead-score', { ids: [id], explain: false })
    fits(predicted, answer)
    const [told] = scoresOf(answer)
    expect(told?.reasons).toEqual([])
    expect(told?.result.prediction?.explanation.contributions).toEqual([])
    expect(told?.result.prediction?.score).toBeGreaterThanOrEqual(0)
  })

  it('abstain for a record out of reach, one of another workspace and one that is none, all alike', async () => {
    const own = new Set(await idsOf(tom, 'opportunity'))
    const other = (await idsOf(admin, 'opportunity')).find((id) => !own.has(id))
    const [foreign] = await idsOf(server.as(blueHarbor.admin), 'opportunity')
    const ids = [other ?? '', foreign ?? '', nowhere, 'x']
    expect(ids.slice(0, 2).every((id) => id.length === 36)).toBe(true)
    const answer = await predict(tom, 'win-probability', { ids })
    fits(predicted, answer)
    expect(scoresOf(answer)).toEqual(
      ids.map((record_id) => ({
        record_id,
        display: record_id,
        result: { record_id, prediction: null, abstained: 'not_found' },
        reasons: [],
      })),
    )
    for (const id of ids) {
      expect((await tom('GET', `/models/win-probability/trend/${id}`)).status).toBe(404)
      expect((await tom('POST', '/models/win-probability/what-if', { body: { id } })).status).toBe(404)
    }
    await predict(admin, 'win-probability', { ids: [other] })
    const latest = await tom('GET', `/models/win-probability/latest?ids=${ids.join(',')}`)
    expect(latest.json()).toEqual([])
  })

  it('abstain for a record that is closed', async () => {
    const won = { filter: { field: 'stage', op: '=', value: 'closed_won' }, limit: 1 }
    const ids = await idsOf(tom, 'opportunity', won)
    const [one] = scoresOf(await predict(tom, 'win-probability', { ids }))
    expect(one?.result).toMatchObject({ prediction: null, abstained: 'not_scored' })
    const refused = await tom('POST', '/models/win-probability/what-if', { body: { id: ids[0] } })
    expect(refused.json()).toMatchObject({ status: 409, code: 'no_score' })
  })

  it('are of at most 200 records, and of the object of the model', async () => {
    const many = Array.from({ length: 201 }, () => nowhere)
    expect((await predict(tom, 'lead-score', { ids: many })).status).toBe(422)
    expect((await predict(tom, 'lead-score', {})).status).toBe(422)
    const latest = await tom('GET', `/models/lead-score/latest?ids=${many.join(',')}`)
    expect(latest.json()).toMatchObject({ status: 422, code: 'bad_model_rows' })
    const other = await predict(tom, 'lead-score', { object: 'account', ids: [nowhere] }, chinese)
    expect(other.json()).toMatchObject({ status: 422, code: 'bad_model_rows' })
    expect(other.json<{ detail: string }>().detail).toContain('只为 lead 记录评分')
  })

  it('may be read with a key that only reads', async () => {
    const { key } = (await tom('POST', '/api-keys', { body: { name: 'r', scope: 'read' } })).json<{
      key: string
    }>()
    const reader: Call = (method, path, options) =>
      server.anonymous(method, path, {
        ...options,
        headers: { ...options?.headers, authorization: `Bearer ${key}` },
      })
    const [id] = await idsOf(tom, 'lead', newLeads)
    expect((await predict(reader, 'lead-score', { ids: [id] })).status).toBe(200)
    expect((await reader('POST', '/models/lead-score/what-if', { body: { id } })).status).toBe(200)
    expect((await reader('POST', '/models/lead-score/train')).status).toBe(403)
  })
})

describe('kept scores', () => {
  it('are those of records that were scored, in the order asked, and computing nothing', async () => {
    const [one = '', two = '', three = ''] = await idsOf(tom, 'account')
    const path = (ids: readonly string[]) => `/models/churn/latest?ids=${ids.join(',')}`
    const before = (await tom('GET', path([one, two, three]))).json<ExplainedScore[]>()
    expect(before).toEqual([])
    const calls = async () =>
      (await tom('GET', '/models/churn/monitor')).json<ModelMonitor>().operations?.calls ?? 0
    const scored = scoresOf(await predict(tom, 'churn', { ids: [two, one] }))
    const called = await calls()
    const answer = await tom('GET', path([one, three, two]))
    fits(explainedScores, answer)
    expect(answer.json()).toEqual(scored.toReversed())
    expect(await calls()).toBe(called)
  })

  it('make a trend of what was said before, oldest first', async () => {
    const [id] = await idsOf(tom, 'lead', newLeads)
    const before = scoresOf(await predict(tom, 'lead-score', { ids: [id] }))[0]
    const lead = (await tom('GET', `/records/lead/${id}`)).json<AnyRecord>()
    const changed = await tom('PATCH', `/records/lead/${id}`, {
      body: { website_visits: Number(lead['website_visits'] ?? 0) + 25 },
    })
    expect(changed.status).toBe(200)
    const after = scoresOf(await predict(tom, 'lead-score', { ids: [id] }))[0]
    expect(after?.result.prediction?.previous?.score).toBe(before?.result.prediction?.score)
    const trend = await tom('GET', `/models/lead-score/trend/${id}`)
    fits(scoreTrend, trend)
    expect(
      trend
        .json<{ score: number }[]>()
        .map(({ score }) => score)
        .slice(-2),
    ).toEqual([before?.result.prediction?.score, after?.result.prediction?.score])
  })

  it('are counted in the monitor, which has nulls where there is nothing yet', async () => {
    const answer = await tom('GET', '/models/lead-score/monitor')
    fits(modelMonitor, answer)
    expect(answer.json()).toMatchObject({
      version: { version: 0, origin: 'base' },
      score: null,
      features: [],
      outcomes: null,
      challenger: null,
      against_before: null,
    })
    const { traffic, operations } = answer.json<ModelMonitor>()
    const calls = (points: ModelMonitor['traffic']['hours']) =>
      points.reduce((sum, { calls }) => sum + calls, 0)
    expect(operations?.calls).toBeGreaterThan(0)
    expect(calls(traffic.hours)).toBe(operations?.calls)
    expect(calls(traffic.minutes)).toBe(operations?.calls)
  })
})

describe('what would move a score', () => {
  it('is told with changes in words that reach the target', async () => {
    const [id] = await idsOf(tom, 'opportunity', {
      filter: { field: 'name', op: '=', value: 'Globex renewal' },
    })
    const answer = await tom('POST', '/models/win-probability/what-if', { body: { id } })
    fits(whatIf, answer)
    const { score, target, ways } = answer.json<WhatIf>()
    expect(target).toBe(Math.min(100, score + 10))
    expect(ways.length).toBeGreaterThan(0)
    for (const way of ways) expect(way.score).toBeGreaterThanOrEqual(target - 1)
  })
})

describe('rows that are no records', () => {
  const rows = async () => {
    const { features } = (await tom('GET', '/models/lead-score')).json<ModelSummary>()
    return { features, blank: features.map(() => null) }
  }
  const detail = async (given: unknown, headers = {}): Promise<string> => {
    const answer = await predict(tom, 'lead-score', { rows: [{}, given] }, headers)
    expect(answer.json()).toMatchObject({ status: 422, code: 'bad_model_rows' })
    fits(problem, answer, 422)
    return answer.json<{ detail: string }>().detail
  }

  it('are scored the same as lists and as objects by feature name', async () => {
    const { features, blank } = await rows()
    const listed = blank.map((_, at) => (features[at]?.name === 'website_visits' ? 30 : null))
    const answer = await predict(tom, 'lead-score', { rows: [blank, listed, { website_visits: 30 }] })
    fits(predicted, answer)
    const { predictions } = answer.json<{ predictions: RowPrediction[] }>()
    const [none, list, object] = predictions.map(({ probability }) => probability)
    expect(list).toBe(object)
    expect(list).not.toBe(none)
    const bare = await predict(tom, 'lead-score', { rows: [{}], explain: false })
    expect(bare.json<{ predictions: RowPrediction[] }>().predictions[0]?.explanation.contributions).toEqual(
      [],
    )
  })

  it('are up to a thousand', async () => {
    const many = (count: number) => ({ rows: Array.from({ length: count }, () => ({})), explain: false })
    const answer = await predict(tom, 'lead-score', many(1000))
    expect(answer.json<{ predictions: RowPrediction[] }>().predictions).toHaveLength(1000)
    expect((await predict(tom, 'lead-score', many(1001))).status).toBe(422)
  })

  it('are refused with the place and the reason, in both languages', async () => {
    const { blank } = await rows()
    expect(await detail({ luck: 1 })).toContain(
      'row 2 has "luck", which is no feature of the model (industry',
    )
    expect(await detail({ luck: 1 }, chinese)).toContain('第 2 行的“luck”不是模型的特征')
    expect(await detail([...blank, 1])).toContain(`row 2 has ${blank.length + 1} values`)
    expect(await detail([...blank, 1], chinese)).toContain(`第 2 行有 ${blank.length + 1} 个值`)
    expect(await detail({ website_visits: 'many' })).toContain('takes a finite number or null, not "many"')
    expect(await detail({ website_visits: 'many' }, chinese)).toContain('应为有限的数字或 null')
    expect(await detail({ industry: 5 })).toContain('"industry" is a choice')
    expect(await detail({ industry: 5 }, chinese)).toContain('“industry”是选项')
  })

  it('are refused where a number is too large to be one', async () => {
    const response = await server.hotcrm.app.inject({
      method: 'POST',
      url: '/api/v2/models/lead-score/predict',
      headers: {
        authorization: `Bearer ${server.hotcrm.local.credential}`,
        'x-hotcrm-as': northwind.tom,
        'content-type': 'application/json',
      },
      payload: '{"rows":[{"website_visits":1e999}]}',
    })
    expect(response.json()).toMatchObject({ status: 422, code: 'bad_model_rows' })
    expect(response.body).toContain('not Infinity')
  })
})

describe('the revenue forecast over HTTP', () => {
  it('is of as many months as asked, of all deals within reach or of one owner', async () => {
    const whole = await admin('GET', '/forecast/revenue?months=2')
    fits(revenueForecast, whole)
    const forecast = whole.json<RevenueForecast>()
    expect(forecast.months.map(({ month }) => month)).toEqual(['2026-11', '2026-12'])
    const { user_id } = (await tom('GET', '/me')).json<{ user_id: string }>()
    const his = (await admin('GET', `/forecast/revenue?months=2&owner_id=${user_id}`)).json<RevenueForecast>()
    expect(his.open_deals).toBeGreaterThan(0)
    expect(his.open_deals).toBeLessThan(forecast.open_deals)
    expect((await tom('GET', '/forecast/revenue')).json<RevenueForecast>().months).toHaveLength(3)
  })

  it('refuses months and owners that are none', async () => {
    for (const query of ['months=0', 'months=13', 'months=x', 'owner_id=tom'])
      expect((await tom('GET', `/forecast/revenue?${query}`)).status).toBe(422)
  })
})
