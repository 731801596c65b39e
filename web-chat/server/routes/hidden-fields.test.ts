import Fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hiddenFeature, type ExplainedScore, type RowPrediction } from '#crm-core/contract'
import { freshCrm, given, Lead, type FreshCrm } from '#crm-core/testing'
import { baseModel, modelDefinitions, openModels, type ModelService } from '#models'
import { registerFailures } from '../http/failures.ts'
import { shapeCompiler } from '../http/request-shape.ts'
import '../request.ts'
import { modelRoutes } from './models.ts'

/** What the record and the rows hold in fields that the reader may not see; nothing else in an answer looks so. */
const secrets = { employee_count: 48_151, industry: 'government' }

const lead = modelDefinitions['lead-score']
const closed = new Map([
  ['employees', 'employee_id.base_salary'],
  ['industry', 'trade_secret'],
])
/** The model of leads, two of whose inputs are fields that nobody here may see. */
const definition = {
  ...lead,
  features: lead.features.map((feature) => {
    const field = closed.get(feature.name)
    return field === undefined ? feature : { ...feature, field }
  }),
}

let crm: FreshCrm
let models: ModelService
const app = Fastify()
beforeAll(async () => {
  crm = await freshCrm()
  const { core } = crm
  models = openModels({
    workspace: (tenant_id) => core.models(tenant_id),
    rescoring: core.rescoring,
    queue: core.queue,
    clock: core.clock,
    definitions: [definition],
    base: baseModel,
    tenants: () => core.tenants(),
  })
  app.setValidatorCompiler(shapeCompiler)
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  registerFailures(app)
  app.addHook('onRequest', async (request) => {
    request.crm = crm
    request.actor = crm.actor
  })
  await app.register(modelRoutes({ models }))
})
afterAll(async () => {
  await app.close()
  await models.close()
  await crm[Symbol.asyncDispose]()
})

const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
  const { body, statusCode } = await app.inject({ method, url, ...(payload && { payload }) })
  expect(statusCode).toBe(200)
  return body
}

it('what a reader may not see is summed up, adds up, and comes out of no answer', async () => {
  const { id } = await given(crm, Lead, {
    last_name: 'Closed',
    company: 'Closed Ltd',
    status: 'new',
    ...secrets,
  })
  const row = { employees: secrets.employee_count, industry: secrets.industry }
  const scored = await ask('POST', '/models/lead-score/predict', { ids: [id] })
  const latest = await ask('GET', `/models/lead-score/latest?ids=${id}`)
  const predicted = await ask('POST', '/models/lead-score/predict', { rows: [row] })
  const moved = await ask('POST', '/models/lead-score/what-if', { id })
  const bodies = [scored, latest, predicted, moved, await ask('GET', `/models/lead-score/trend/${id}`)]
  for (const body of bodies)
    for (const secret of Object.values(secrets)) expect(body).not.toContain(String(secret))
  const [one]: ExplainedScore[] = JSON.parse(scored).scores
  const [kept]: ExplainedScore[] = JSON.parse(latest)
  const [other]: RowPrediction[] = JSON.parse(predicted).predictions
  for (const explanation of [
    one?.result.prediction?.explanation,
    kept?.result.prediction?.explanation,
    other?.explanation,
  ]) {
    const names = explanation?.contributions.map(({ feature }) => feature)
    expect(names).toContain(hiddenFeature)
    expect(names).not.toContain('employees')
    expect(names).not.toContain('industry')
    const sum = explanation?.contributions.reduce((all, { shap }) => all + shap, explanation.base)
    expect(sum).toBeCloseTo(explanation?.margin ?? Number.NaN, 9)
  }
})
