import { describe, expect, it } from 'vitest'
import { Account, Contact, Opportunity, freshCrm, type FreshCrm } from '../testing/index.ts'
import { statusAfterWin } from './account-status.ts'
import { healthOf } from './health.ts'
import { strengthOf } from './relationship-strength.ts'

/** Lets everything follow that follows. */
async function settle(crm: FreshCrm): Promise<void> {
  await crm.core.work()
  await crm.core.settled()
}
const tasksOf = async (crm: FreshCrm, what_id: string) =>
  (await crm.as('admin').find('task', { filter: { field: 'what_id', op: '=', value: what_id } })).items

describe('a deal that is won', () => {
  it('makes its prospect a customer and gives the owner of the account the task to begin', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account, {}, 'teammate')
    const deal = await crm.given(Opportunity, {
      account_id: account.id,
      name: 'Big one',
      amount: 1000,
      stage: 'negotiation',
    })
    await crm.save('opportunity', { id: deal.id, stage: 'closed_won' })
    await settle(crm)
    expect(await crm.get('account', account.id)).toMatchObject({
      type: 'customer',
      customer_status: 'active',
    })
    expect(await tasksOf(crm, deal.id)).toMatchObject([
      {
        subject: 'Kick off onboarding: Big one',
        assigned_to: account.owner_id,
        owner_id: account.owner_id,
        due_date: '2026-11-26',
        priority: 'high',
      },
    ])
    await crm.save('opportunity', { id: deal.id, next_step: 'Celebrate' })
    await settle(crm)
    expect(await tasksOf(crm, deal.id)).toHaveLength(1)
  })

  it('leaves alone what an administrator has said of a partner, and what is lost', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account, { type: 'partner', customer_status: 'at_risk' })
    const deal = await crm.given(Opportunity, { account_id: account.id, amount: 1, stage: 'negotiation' })
    const lost = await crm.given(Opportunity, { account_id: account.id, stage: 'negotiation' })
    await crm.save('opportunity', { id: deal.id, stage: 'closed_won' })
    await crm.save('opportunity', { id: lost.id, stage: 'closed_lost' })
    await settle(crm)
    expect(await crm.get('account', account.id)).toMatchObject({
      type: 'partner',
      customer_status: 'at_risk',
      version: 1,
    })
    expect(await tasksOf(crm, lost.id)).toEqual([])
  })

  it('wins back who had left', () => {
    expect(statusAfterWin({ type: 'customer', customer_status: 'churned' })).toEqual({
      customer_status: 'active',
    })
  })
})

describe('the health of an account', () => {
  const nothing = {
    quiet_days: null,
    activities: 0,
    overdue_tasks: 0,
    open_deals: 0,
    won_deals: 0,
    lost_deals: 0,
  }
  it.each([
    ['nothing known', {}, 30],
    ['heard of yesterday', { quiet_days: 1, activities: 1 }, 72],
    ['heard of three weeks ago', { quiet_days: 21, activities: 1 }, 62],
    ['busy and won', { quiet_days: 0, activities: 50, open_deals: 9, won_deals: 3 }, 100],
    ['everything went wrong', { overdue_tasks: 9, lost_deals: 9 }, 0],
    ['one lost, one overdue', { quiet_days: 40, lost_deals: 1, overdue_tasks: 1 }, 40],
  ])('%s', (_, facts, score) => {
    expect(healthOf({ ...nothing, ...facts })).toBe(score)
  })

  it('follows activities, tasks and deals of its contacts and deals too, and is in nobody’s way', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    const contact = await crm.given(Contact, { account_id: account.id })
    const health = async () => (await crm.get('account', account.id))['health_score']
    await crm.save('activity', { subject: 'Call', who_id: contact.id, activity_date: '2026-11-22T08:00:00Z' })
    await settle(crm)
    expect(await health()).toBe(72)
    const deal = await crm.given(Opportunity, { account_id: account.id })
    await settle(crm)
    expect(await health()).toBe(77)
    await crm.save('task', { subject: 'Late', what_id: deal.id, due_date: '2026-11-01' })
    await settle(crm)
    expect(await health()).toBe(72)
    await crm.remove('opportunity', deal.id)
    await settle(crm)
    expect(await health()).toBe(72)
    expect(
      (await crm.save('account', { id: account.id, rating: 'hot' }, { expected_version: 1 })).record,
    ).toMatchObject({ version: 2, health_score: 72 })
  })

  it('moves with an activity from one account to the other', async () => {
    await using crm = await freshCrm()
    const one = await crm.given(Account)
    const other = await crm.given(Account)
    const { record } = await crm.save('activity', {
      subject: 'Call',
      what_id: one.id,
      activity_date: '2026-11-22T08:00:00Z',
    })
    await settle(crm)
    await crm.save('activity', { id: record.id, what_id: other.id })
    await settle(crm)
    expect((await crm.get('account', one.id))['health_score']).toBe(30)
    expect((await crm.get('account', other.id))['health_score']).toBe(72)
  })
})

describe('the relationship with a contact', () => {
  it.each([
    [0, 'weak'],
    [1, 'weak'],
    [2, 'medium'],
    [5, 'medium'],
    [6, 'strong'],
  ])('with a score of %i is %s', (score, strength) => {
    expect(strengthOf(score)).toBe(strength)
  })

  it('is what happened in the last 90 days, attempts left out', async () => {
    await using crm = await freshCrm()
    const contact = await crm.given(Contact)
    const met = (type: string, activity_date: string, outcome: string | null = null) => ({
      subject: 'x',
      type,
      who_id: contact.id,
      activity_date,
      outcome,
    })
    const strength = async () => (await crm.get('contact', contact.id))['relationship_strength']
    await crm.saveAll('activity', [
      met('meeting', '2026-11-02T08:00:00Z'),
      met('call', '2026-11-03T08:00:00Z', 'no_answer'),
      met('meeting', '2026-05-02T08:00:00Z'),
      met('meeting', '2026-12-24T08:00:00Z'),
    ])
    await settle(crm)
    expect(await strength()).toBe('medium')
    await crm.saveAll('activity', [
      met('visit', '2026-11-04T08:00:00Z'),
      met('meeting', '2026-11-05T08:00:00Z'),
    ])
    await settle(crm)
    expect(await strength()).toBe('strong')
    expect((await crm.get('contact', contact.id)).version).toBe(1)
  })
})

describe('the primary contact of an account', () => {
  it('is one: whoever becomes it takes the place of the one before, and the history says so', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    const first = await crm.given(Contact, { account_id: account.id, is_primary: true })
    const elsewhere = await crm.given(Contact, { is_primary: true })
    const second = await crm.given(Contact, { account_id: account.id, is_primary: true })
    expect(await crm.get('contact', first.id)).toMatchObject({ is_primary: false, version: 2 })
    expect(await crm.eventsSince(first)).toMatchObject([
      { type: 'updated', record_version: 2, changes: [{ field: 'is_primary', before: true, after: false }] },
    ])
    await crm.save('contact', { id: elsewhere.id, account_id: account.id })
    expect(await crm.get('contact', second.id)).toMatchObject({ is_primary: false })
  })

  it('is the last one named where several are named at once', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    const named = (last_name: string) => ({ last_name, account_id: account.id, is_primary: true })
    const saved = await crm.saveAll('contact', [named('A'), named('B')])
    const now = await Promise.all(saved.map(({ record }) => crm.get('contact', record.id)))
    expect(now.map(({ is_primary }) => is_primary)).toEqual([false, true])
    expect(saved.map(({ record }) => record['is_primary'])).toEqual([false, true])
  })
})
