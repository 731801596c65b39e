import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Account, Contact, Lead, Opportunity } from '#crm-core/testing'
import { reasonWords, type View } from '#crm-core/contract'
import { freshWorld, type World } from '../testing/in-world.ts'

let world: World
beforeAll(async () => {
  world = await freshWorld()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const warm = {
  industry: 'technology',
  lead_source: 'referral',
  title: 'CEO',
  website_visits: 18,
  email_opens: 9,
  employee_count: 900,
} as const
const foreignLead = async (last_name: string) =>
  (await world.crm.as('foreignRep').save('lead', { last_name, company: 'Foreign' })).record
const refOf = (object: string, { id }: { readonly id: string }) => ({ object, id })

describe('a lead is scored', () => {
  it('with reasons that add up to the score, in both languages', async () => {
    const lead = await world.crm.given(Lead, { last_name: 'Reed', ...warm })
    const { view, summary } = await world.as('rep').done('score_lead', { records: refOf('lead', lead) })
    const [score] = scoresIn(view)
    const prediction = score?.result.prediction
    expect(prediction?.score).toBeGreaterThan(10)
    const { base_score = 0, contributions = [], base = 0, margin = 0 } = prediction?.explanation ?? {}
    const points = contributions.reduce((sum, one) => sum + one.points, 0)
    expect(base_score + points).toBeCloseTo((prediction?.probability ?? 0) * 100, 4)
    expect(base + contributions.reduce((sum, one) => sum + one.shap, 0)).toBeCloseTo(margin, 9)
    const [reason] = score?.reasons ?? []
    expect(reason && reasonWords(reason).zh).toMatch(/：.+（[+−].+ 分）/)
    expect(summary.en).toContain(`lead score ${prediction?.score}`)
    expect(summary.zh).toContain(`线索评分为 ${prediction?.score}`)
  })

  it('by the base model until the workspace has its own, which is said and writes nothing to the record', async () => {
    const lead = await world.crm.given(Lead, { last_name: 'Kern', lead_score: 91, ...warm })
    const rep = world.as('rep')
    const { view, summary } = await rep.done('score_lead', { records: refOf('lead', lead) })
    const [score] = scoresIn(view)
    expect(score?.result.prediction?.version).toEqual({ id: null, version: 0, origin: 'base' })
    expect(summary.en).toContain('base model')
    expect(summary.zh).toContain('基础模型')
    const stored = await rep.crm.get('lead', lead.id)
    expect(stored).toMatchObject({ lead_score: 91, version: lead.version })
  })

  it('not when it is closed, out of reach or not there: the others still are', async () => {
    const [open, closed, foreign] = [
      await world.crm.given(Lead, { last_name: 'Open' }),
      await world.crm.given(Lead, { last_name: 'Done', status: 'unqualified' }),
      await foreignLead('Elsewhere'),
    ]
    const records = [open, closed, foreign].map((lead) => refOf('lead', lead))
    const { view, summary } = await world.as('rep').done('score_lead', { records })
    expect(scoresIn(view).map(({ result }) => result.abstained)).toEqual([null, 'not_scored', 'not_found'])
    expect(JSON.stringify(view)).not.toContain('Elsewhere')
    expect(summary.en).toContain('2 could not be scored')
  })

  it('and other kinds are refused by name', async () => {
    const account = await world.crm.given(Account, {})
    const outcome = await world.as('rep').run('score_lead', { records: refOf('account', account) })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  })
})

describe('a score is explained', () => {
  it('for leads, accounts and deals by the model of their kind', async () => {
    const account = await world.crm.given(Account, { type: 'customer', employee_count: 300 })
    const deal = await world.crm.given(Opportunity, { account_id: account.id, stage: 'proposal' })
    const rep = world.as('rep')
    const churn = await rep.done('explain_score', { record: refOf('account', account) })
    const win = await rep.done('explain_score', { record: refOf('opportunity', deal) })
    expect([churn.view, win.view]).toMatchObject([
      { kind: 'scores', model: 'churn' },
      { kind: 'scores', model: 'win-probability' },
    ])
    expect(scoresIn(win.view)[0]?.reasons.length).toBeGreaterThan(0)
  })

  it('but not for records that no model scores', async () => {
    const contact = await world.crm.given(Contact, {})
    const outcome = await world.as('rep').run('explain_score', { record: refOf('contact', contact) })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  })
})

describe('what would move a score', () => {
  it('is a change that the model, asked again, answers with the score it promised', async () => {
    const account = await world.crm.given(Account, { type: 'customer' })
    const deal = await world.crm.given(Opportunity, { account_id: account.id, stage: 'qualification' })
    const { view } = await world.as('rep').done('what_if', { record: refOf('opportunity', deal) })
    const found = view?.kind === 'what_if' ? view.what_if : null
    expect(found?.record_id).toBe(deal.id)
    for (const { score, changes } of found?.ways ?? []) {
      expect(score).toBeGreaterThanOrEqual(found?.target ?? 100)
      expect(changes.length).toBeGreaterThan(0)
    }
  })

  it('is not told of a record out of reach', async () => {
    const foreign = await foreignLead('Far')
    const outcome = await world.as('rep').run('what_if', { record: refOf('lead', foreign) })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'not_found' } })
  })
})

describe('revenue is forecast', () => {
  it('month by month, from the month that is asked for, of one person where asked', async () => {
    const account = await world.crm.given(Account, {})
    await world.crm.given(Opportunity, { account_id: account.id, amount: 5000, close_date: '2027-01-20' })
    const rep = world.as('rep')
    const whole = await rep.done('forecast_revenue', { months: 4 })
    const later = await rep.done('forecast_revenue', { months: 4, from: monthAt(whole.view, 2), owner: 'me' })
    expect(monthsIn(whole.view)).toHaveLength(4)
    expect(monthsIn(later.view)).toEqual(monthsIn(whole.view).slice(2))
  })

  it('with intervals that hold the expected value, and words when history is short', async () => {
    const { view, summary } = await world.as('rep').done('forecast_revenue', {})
    if (view?.kind !== 'forecast') throw new Error('no forecast')
    for (const { total } of view.forecast.months) {
      expect(total.p95.low).toBeLessThanOrEqual(total.p80.low)
      expect(total.p80.high).toBeLessThanOrEqual(total.p95.high)
      expect(total.mean).toBeGreaterThanOrEqual(total.p95.low)
    }
    expect(view.forecast.too_little).toBe(true)
    expect(summary.en).toContain('too little history')
    expect(summary.zh).toContain('历史数据太少')
  })
})

const scoresIn = (view: View | null) => (view?.kind === 'scores' ? view.scores : [])
const monthsIn = (view: View | null): string[] =>
  view?.kind === 'forecast' ? view.forecast.months.map(({ month }) => month) : []
const monthAt = (view: View | null, at: number): string => monthsIn(view)[at] ?? ''
