import { describe, expect, it } from 'vitest'
import { Account, Contact, Lead, testNow, testPeople } from '#crm-core/testing'
import { freshWorld } from '../testing/in-world.ts'

describe('create_task', () => {
  it('is the actor’s own task, tied to the person it is about', async () => {
    await using world = await freshWorld()
    const dana = await world.crm.given(Contact, { first_name: 'Dana', last_name: 'Reed' })
    const { records, summary } = await world.as('rep').done('create_task', {
      subject: 'Call Dana',
      due_date: '2026-12-01',
      related_to: { object: 'contact', id: dana.id },
    })
    expect(await world.crm.get('task', records[0]!.id)).toMatchObject({
      who_id: dana.id,
      assigned_to: testPeople.rep.user_id,
      owner_id: testPeople.rep.user_id,
      due_date: '2026-12-01',
    })
    expect(summary).toEqual({
      en: expect.stringContaining('Dana Reed'),
      zh: expect.stringContaining('截止 2026-12-01'),
    })
  })

  it('makes one task for each record it is about', async () => {
    await using world = await freshWorld()
    const account = await world.crm.given(Account, { name: 'Globex' })
    const lead = await world.crm.given(Lead, { last_name: 'X' })
    const related_to = [
      { object: 'account', id: account.id },
      { object: 'lead', id: lead.id },
    ]
    expect(await world.as('rep').expand('create_task', { subject: 'Check', related_to })).toHaveLength(2)
  })

  it('refuses to be about something that has no tasks', async () => {
    await using world = await freshWorld()
    const related_to = { object: 'user', id: testPeople.rep.user_id }
    expect(await world.as('rep').run('create_task', { subject: 'X', related_to })).toMatchObject({
      ok: false,
      error: { code: 'invalid', issues: [{ at: 'related_to' }] },
    })
  })
})

describe('log_activity', () => {
  it('happened now unless it says when', async () => {
    await using world = await freshWorld()
    const { records } = await world
      .as('rep')
      .done('log_activity', { type: 'call', subject: 'Budget is fine' })
    const activity = await world.crm.get('activity', records[0]!.id)
    expect(activity['activity_date']).toBe(testNow.toISOString())
  })

  it('names the choices when the type is none of them', async () => {
    await using world = await freshWorld()
    const outcome = await world.as('rep').run('log_activity', { type: 'telepathy', subject: 'X' })
    expect(outcome.ok ? '' : outcome.error.message).toContain('telepathy')
  })
})
