import { afterAll, beforeAll, expect, it } from 'vitest'
import { hiddenFeature, type ExplainedScore } from '#crm-core/contract'
import { Account, freshCrm, given, Opportunity, type FreshCrm } from '#crm-core/testing'
import { modelsOver, type JoinedModels } from '../predictions/models-over.ts'

let crm: FreshCrm
let models: JoinedModels
beforeAll(async () => {
  crm = await freshCrm()
  models = modelsOver(crm.core)
})
afterAll(async () => {
  await models.close()
  await crm[Symbol.asyncDispose]()
})

const namesOf = (score: ExplainedScore | undefined) =>
  score?.result.prediction?.explanation.contributions.map(({ feature }) => feature) ?? []

it('a deal tells nothing of an account that its reader does not reach', async () => {
  const admin = crm.as('admin')
  const account = await given(admin, Account, {
    name: 'Closed',
    industry: 'government',
    employee_count: 48_151,
  })
  const deal = await given(admin, Opportunity, { name: 'Open', account_id: account.id, stage: 'proposal' })
  await admin.save('opportunity', { id: deal.id, owner_id: crm.actor.user_id })
  expect(await crm.predictions.reachable('account', [account.id])).toEqual([])
  for (const ask of [models.score, models.latest]) {
    const [own] = await ask(crm, 'win-probability', [deal.id])
    expect(JSON.stringify(own)).not.toMatch(/48151|government/)
    expect(namesOf(own)).toContain(hiddenFeature)
    expect(namesOf(own).filter((name) => name.startsWith('account_'))).toEqual([])
    const { base, margin, contributions } = own?.result.prediction?.explanation ?? { contributions: [] }
    expect(contributions.reduce((sum, { shap }) => sum + shap, base ?? 0)).toBeCloseTo(
      margin ?? Number.NaN,
      9,
    )
    const [whole] = await ask(admin, 'win-probability', [deal.id])
    expect(namesOf(whole)).not.toContain(hiddenFeature)
    expect(JSON.stringify(whole)).toContain('government')
  }
})
