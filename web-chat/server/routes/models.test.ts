import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { northwind } from '#crm-core'
import { modelNames, type ExplainedScore, type ModelSummary, type Page } from '#crm-core/contract'
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
import { testServer } from '../testing.ts'
import type { Answer, Call, TestServer } from '../testing.ts'

let server: TestServer
let tom: Call
beforeAll(async () => {
  server = await testServer()
  tom = server.as(northwind.tom)
})
afterAll(() => server.close())

/** An answer has the status and the shape that its route describes. */
function fits(schema: z.ZodType, answer: Answer, status = 200): void {
  expect([answer.text.slice(0, 300), answer.status]).toEqual([answer.text.slice(0, 300), status])
  expect(schema.safeParse(answer.json()).error?.issues ?? []).toEqual([])
}
const open = { lead: { field: 'status', op: 'in', value: ['new', 'contacted', 'qualified'] } }
async function idsOf(object: string, limit: number, call: Call = tom): Promise<string[]> {
  const filter = object === 'lead' ? open.lead : undefined
  const page = await call('POST', `/records/${object}/query`, { body: { limit, select: ['id'], filter } })
  return page.json<Page>().items.map(({ id }) => id)
}

describe('models over HTTP', () => {
  it('are told with their card, features and the version that answers', async () => {
    const all = await tom('GET', '/models')
    fits(modelSummaries, all)
    expect(all.json<ModelSummary[]>().map(({ name }) => name)).toEqual(modelNames)
    const one = await tom('GET', '/models/lead-score')
    fits(modelSummary, one)
    expect(one.json()).toMatchObject({ object: 'lead', target: 'lead_score', serving: { origin: 'base' } })
  })

  it('score records in their order, and abstain where there is nothing to score', async () => {
    const ids = await idsOf('lead', 5)
    const nowhere = '00000000-0000-4000-8000-000000000000'
    const answer = await tom('POST', '/models/lead-score/predict', {
      body: { object: 'lead', ids: [...ids, nowhere, 'x'] },
    })
    fits(predicted, answer)
    const { scores } = answer.json<{ scores: ExplainedScore[] }>()
    expect(scores.map(({ record_id }) => record_id)).toEqual([...ids, nowhere, 'x'])
    expect(scores.slice(-2).map(({ result }) => result.abstained)).toEqual(['not_found', 'not_found'])
    fits(explainedScores, await tom('GET', `/models/lead-score/latest?ids=${ids.join(',')}`))
    fits(scoreTrend, await tom('GET', `/models/lead-score/trend/${ids[0]}`))
    fits(whatIf, await tom('POST', '/models/lead-score/what-if', { body: { id: ids[0] } }))
    fits(modelMonitor, await tom('GET', `/models/lead-score/monitor`))
    fits(revenueForecast, await tom('GET', '/forecast/revenue?months=2'))
  })
})
