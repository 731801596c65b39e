import { describe, expect, it } from 'vitest'
import { Account, freshCrm, Lead, Opportunity, testPeople } from '../testing/index.ts'

describe('a deal', () => {
  it('is not won without an amount', async () => {
    await using crm = await freshCrm()
    const deal = await crm.given(Opportunity, { stage: 'negotiation', amount: null })
    const refused = { code: 'invalid', issues: [{ at: 'amount', code: 'won_without_amount' }] }
    await expect(crm.save('opportunity', { id: deal.id, stage: 'closed_won' })).rejects.toMatchObject(refused)
    expect(await crm.eventsSince(deal)).toEqual([])
    await expect(
      crm.save('opportunity', {
        name: 'x',
        account_id: deal.account_id,
        close_date: '2026-12-01',
        stage: 'closed_won',
      }),
    ).rejects.toMatchObject(refused)
  })

  it('goes through its stages in order, can be lost from any, and reopens after a loss', async () => {
    await using crm = await freshCrm()
    const { id } = await crm.given(Opportunity, { amount: 1000 })
    const move = (stage: string) => crm.save('opportunity', { id, stage })
    await expect(move('closed_won')).rejects.toMatchObject({
      issues: [{ at: 'stage', code: 'stage_transition', params: { choices: 'Qualification, Closed lost' } }],
    })
    for (const stage of [
      'qualification',
      'closed_lost',
      'prospecting',
      'qualification',
      'proposal',
      'negotiation',
      'closed_won',
    ])
      await move(stage)
    await expect(move('prospecting')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('follows the transitions that an administrator has set', async () => {
    await using crm = await freshCrm()
    const { id } = await crm.given(Opportunity, { amount: 1000 })
    const { tenant_id } = testPeople.admin
    await crm
      .as('admin')
      .save('tenant', { id: tenant_id, stage_transitions: { prospecting: ['closed_won'] } })
    expect((await crm.save('opportunity', { id, stage: 'closed_won' })).record['stage']).toBe('closed_won')
  })

  it('keeps its probability, expected revenue and closing time with its stage and amount', async () => {
    await using crm = await freshCrm()
    const deal = await crm.given(Opportunity, { amount: '999.99' })
    expect(deal).toMatchObject({
      probability: 10,
      forecast_category: 'pipeline',
      expected_revenue: { amount: '100.00', currency: 'CNY' },
      closed_at: null,
    })
    const lost = await crm.save('opportunity', { id: deal.id, stage: 'closed_lost', lost_reason: 'price' })
    expect(lost.record).toMatchObject({
      probability: 0,
      expected_revenue: { amount: '0.00' },
      closed_at: '2026-11-23T09:00:00.000Z',
    })
    const reopened = await crm.save('opportunity', { id: deal.id, stage: 'prospecting' })
    expect(reopened.record).toMatchObject({ closed_at: null, lost_reason: null, probability: 10 })
    const own = await crm.save('opportunity', { id: deal.id, probability: 33.3 })
    expect(own.record['expected_revenue']).toEqual({ amount: '333.00', currency: 'CNY' })
  })
})

describe('a task', () => {
  it('says when it was completed and forgets it when it is opened again', async () => {
    await using crm = await freshCrm()
    const { record: task } = await crm.save('task', { subject: 'Call' })
    expect(task['assigned_to']).toBe(crm.actor.user_id)
    const done = await crm.save('task', { id: task.id, status: '已完成' })
    expect(done.record).toMatchObject({ completed_at: '2026-11-23T09:00:00.000Z', percent_complete: 100 })
    const open = await crm.save('task', { id: task.id, status: 'open' })
    expect(open.record).toMatchObject({ completed_at: null, percent_complete: 0 })
  })

  it('is completed when it is done to a hundred percent, and not when that is said otherwise', async () => {
    await using crm = await freshCrm()
    const { id } = (await crm.save('task', { subject: 'Call' })).record
    const done = await crm.save('task', { id, percent_complete: 100 })
    expect(done.record).toMatchObject({ status: 'completed', completed_at: expect.any(String) })
    const again = await crm.save('task', { id, status: 'in_progress', percent_complete: 100 })
    expect(again.record).toMatchObject({ status: 'in_progress', completed_at: null, percent_complete: 0 })
  })

  it('is as far as its parts', async () => {
    await using crm = await freshCrm()
    const { record: whole } = await crm.save('task', { subject: 'Whole' })
    const [first] = await crm.saveAll('task', [
      { subject: 'One', parent_task_id: whole.id },
      { subject: 'Two', parent_task_id: whole.id },
    ])
    await crm.save('task', { id: first?.record.id ?? '', status: 'completed' })
    expect(await crm.get('task', whole.id)).toMatchObject({ percent_complete: 50, status: 'open' })
  })

  it('cannot be a part of itself by any way round', async () => {
    await using crm = await freshCrm()
    const { record: a } = await crm.save('task', { subject: 'A' })
    const { record: b } = await crm.save('task', { subject: 'B', parent_task_id: a.id })
    await expect(crm.save('task', { id: a.id, parent_task_id: b.id })).rejects.toMatchObject({
      issues: [{ at: 'parent_task_id', code: 'cycle' }],
    })
  })
})

describe('an account', () => {
  it('cannot be above itself', async () => {
    await using crm = await freshCrm()
    const a = await crm.given(Account)
    const b = await crm.given(Account, { parent_id: a.id })
    for (const parent_id of [a.id, b.id])
      await expect(crm.save('account', { id: a.id, parent_id })).rejects.toMatchObject({
        issues: [{ at: 'parent_id', code: 'cycle' }],
      })
  })
})

describe('an activity', () => {
  it('is the last activity of whom it was with and of their account', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    const { record: contact } = await crm.save('contact', { last_name: 'Li', account_id: account.id })
    const call = (activity_date: string) =>
      crm.save('activity', { subject: 'Call', who_id: contact.id, activity_date })
    await call('2026-11-20T08:00:00Z')
    await call('2026-11-10T08:00:00Z')
    await call('2026-12-24T08:00:00Z')
    const last = { last_activity_at: '2026-11-20T08:00:00.000Z', version: 1 }
    expect(await crm.get('contact', contact.id)).toMatchObject(last)
    expect(await crm.get('account', account.id)).toMatchObject(last)
  })

  it('is so no longer once it is deleted, put off or somebody else’s', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    const contact = async () =>
      (await crm.save('contact', { last_name: 'Li', account_id: account.id })).record.id
    const [one, two] = [await contact(), await contact()]
    const call = async (who_id: string, day: string) =>
      (await crm.save('activity', { subject: 'Call', who_id, activity_date: `2026-11-${day}T08:00:00Z` }))
        .record.id
    const heard = async () => {
      const all = [await crm.get('contact', one), await crm.get('contact', two)]
      return [...all, await crm.get('account', account.id)].map(({ last_activity_at: at }) =>
        typeof at === 'string' ? at.slice(8, 10) : at,
      )
    }
    await call(one, '10')
    const later = await call(one, '12')
    const last = await call(two, '14')
    expect(await heard()).toEqual(['12', '14', '14'])
    await crm.save('activity', { id: later, who_id: two })
    expect(await heard()).toEqual(['10', '14', '14'])
    await crm.save('activity', { id: last, activity_date: '2026-12-24T08:00:00Z' })
    expect(await heard()).toEqual(['10', '12', '12'])
    await crm.remove('activity', later)
    expect(await heard()).toEqual(['10', null, '10'])
    await crm.restore('activity', later)
    expect(await heard()).toEqual(['10', '12', '12'])
  })

  it('comes along when accounts are merged, and leaves again when that is undone', async () => {
    await using crm = await freshCrm()
    const [keep, other] = [await crm.given(Account), await crm.given(Account)]
    const { record } = await crm.save('contact', { last_name: 'Li', account_id: other.id })
    await crm.save('activity', { subject: 'Call', who_id: record.id, activity_date: '2026-11-20T08:00:00Z' })
    const heard = async () => (await crm.get('account', keep.id))['last_activity_at']
    expect(await heard()).toBeNull()
    const { write_set_id } = await crm.merge('account', keep.id, [other.id])
    expect(await heard()).toBe('2026-11-20T08:00:00.000Z')
    await crm.undo(write_set_id)
    expect(await heard()).toBeNull()
  })
})

describe('a lead of the public pool', () => {
  it('is nobody’s until somebody takes it', async () => {
    await using crm = await freshCrm()
    const lead = await crm.given(Lead, { is_in_public_pool: true }, 'otherRep')
    expect(lead.owner_id).toBeNull()
    const taken = await crm.save('lead', { id: lead.id, owner_id: 'me' })
    expect(taken.record).toMatchObject({
      owner_id: testPeople.rep.user_id,
      is_in_public_pool: false,
      claimed_at: '2026-11-23T09:00:00.000Z',
    })
    await expect(crm.as('otherRep').get('lead', lead.id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a workspace', () => {
  it('keeps its last administrator', async () => {
    await using crm = await freshCrm()
    const admin = crm.as('admin')
    const { user_id: id } = testPeople.admin
    const refused = { issues: [{ at: 'role', code: 'conflict' }] }
    await expect(admin.save('user', { id, role: 'rep' })).rejects.toMatchObject(refused)
    await expect(admin.remove('user', id)).rejects.toMatchObject(refused)
    await admin.save('user', { id: testPeople.manager.user_id, role: 'admin' })
    expect((await admin.save('user', { id, role: 'rep' })).record['role']).toBe('rep')
  })

  it('keeps one also when all of them are to go at once', async () => {
    await using crm = await freshCrm()
    const admin = crm.as('admin')
    await admin.save('user', { id: testPeople.manager.user_id, role: 'admin' })
    const ids = [testPeople.admin.user_id, testPeople.manager.user_id]
    const refused = { code: 'conflict', params: { reason: expect.stringMatching('last administrator') } }
    const demoted = ids.map((id) => ({ id, role: 'rep' }))
    const everyWay = [
      () => admin.updateAll('user', { ids }, { is_active: false }),
      () => admin.updateAll('user', { ids }, { role: 'rep' }, { mode: 'partial' }),
      () => admin.removeAll('user', { ids }),
      () => admin.saveAll('user', demoted),
    ]
    for (const way of everyWay) await expect(way()).rejects.toMatchObject(refused)
    const left = { field: 'role', op: '=', value: 'admin' } as const
    expect(await admin.count('user', { filter: left })).toBe(2)
    // As long as one stays, many may go.
    await admin.updateAll('user', { ids: [ids[0] ?? ''] }, { role: 'rep' })
    expect(await crm.as('manager').count('user', { filter: left })).toBe(1)
  })

  it('has a time zone and a currency that there are', async () => {
    await using crm = await freshCrm()
    const input = { id: testPeople.admin.tenant_id, time_zone: 'Asia/Atlantis', currency: 'ZZZ' }
    await expect(crm.as('admin').save('tenant', input)).rejects.toMatchObject({
      issues: [{ at: 'time_zone' }, { at: 'currency' }],
    })
  })
})
