import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshCrm, given, Lead, type FreshCrm } from '#crm-core/testing'
import { modelsOver, type JoinedModels } from '../predictions/models-over.ts'

let crm: FreshCrm
let models: JoinedModels
let statements = 0
beforeAll(async () => {
  crm = await freshCrm({ slow_query: { threshold_ms: 0, sample: 1, tell: () => (statements += 1) } })
  models = modelsOver(crm.core)
})
afterAll(async () => {
  await models.close()
  await crm[Symbol.asyncDispose]()
})

it('the latest scores of a hundred records take few statements, and as many as those of one', async () => {
  const ids: string[] = []
  for (let n = 0; n < 100; n++)
    ids.push((await given(crm, Lead, { last_name: `Lead ${n}`, company: 'Many', status: 'new' })).id)
  const scored = await models.score(crm, 'lead-score', ids)
  const counted = async (some: readonly string[]) => {
    statements = 0
    const latest = await models.latest(crm, 'lead-score', some)
    expect(latest).toEqual(scored.slice(0, some.length))
    return statements
  }
  const forAll = await counted(ids)
  expect(forAll).toBeGreaterThan(0)
  expect(forAll).toBeLessThan(10)
  expect(await counted(ids.slice(0, 1))).toBe(forAll)
})

it('a score whose version cannot be read any more keeps its number and tells no reasons', async () => {
  const { id } = await given(crm, Lead, { last_name: 'Old', company: 'Before', status: 'new' })
  const [scored] = await models.score(crm, 'lead-score', [id])
  // As an update of the base model leaves it: made by other bytes.
  await crm.core.pool.query(`update prediction set features_hash = 'other' where record_id = $1`, [id])
  const [latest] = await models.latest(crm, 'lead-score', [id])
  expect(latest?.result.prediction?.score).toBe(scored?.result.prediction?.score)
  expect(latest?.result.prediction?.explanation.contributions).toEqual([])
  expect(latest?.reasons).toEqual([])
})
