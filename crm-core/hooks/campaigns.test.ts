import { expect } from 'vitest'
import { it } from 'vitest'
import { Contact, Lead, Opportunity, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

withCrm('a campaign', (fresh) => {
  const campaign = async (crm: FreshCrm, values: object = {}) =>
    (await crm.as('manager').save('campaign', { name: 'Spring', ...values })).record

  it('does not end before it starts', async () => {
    const crm = await fresh()
    const wrong = { start_date: '2026-05-01', end_date: '2026-04-30' }
    await expect(campaign(crm, wrong)).rejects.toMatchObject({
      issues: [{ at: 'end_date', code: 'end_before_start', params: { other: 'Start date' } }],
    })
  })

  it('knows how much of its budget is spent and what its won deals brought in', async () => {
    const crm = await fresh()
    const { id, budget_used } = await campaign(crm, { budgeted_cost: 8000, actual_cost: 2000 })
    expect(budget_used).toBe(25)
    const deal = await crm.given(Opportunity, { stage: 'negotiation', amount: '6000.50', campaign_id: id })
    await crm.given(Opportunity, { stage: 'negotiation', amount: 9999, campaign_id: id })
    const figures = async () => {
      const { actual_revenue, roi } = (await crm.get('campaign', id)) ?? {}
      return { actual_revenue, roi }
    }
    expect(await figures()).toEqual({ actual_revenue: { amount: '0.00', currency: 'CNY' }, roi: -100 })
    await crm.save('opportunity', { id: deal.id, stage: 'closed_won' })
    expect(await figures()).toEqual({ actual_revenue: { amount: '6000.50', currency: 'CNY' }, roi: 200.03 })
    await crm.save('opportunity', { id: deal.id, amount: 4000 })
    expect(await figures()).toMatchObject({ roi: 100 })
    await crm.save('opportunity', { id: deal.id, campaign_id: null })
    expect(await figures()).toMatchObject({ roi: -100 })
    await crm.save('opportunity', { id: deal.id, campaign_id: id })
    await crm.remove('opportunity', deal.id)
    expect(await figures()).toMatchObject({ roi: -100 })
    await crm.restore('opportunity', deal.id)
    expect(await figures()).toMatchObject({ roi: 100 })
  })

  it('counts its members and those who answered', async () => {
    const crm = await fresh()
    const { id } = await campaign(crm)
    const lead = await crm.given(Lead, { first_name: 'Dana', last_name: 'Reed' })
    const contact = await crm.given(Contact, { first_name: '伟', last_name: '王' })
    const [one, two] = await crm.saveAll('campaign_member', [
      { campaign_id: id, lead_id: lead.id },
      { campaign_id: id, contact_id: contact.id, opens: 2 },
    ])
    expect(two?.record['status']).toBe('opened')
    const labels = await crm.label(
      [one, two].map((result) => ({ object: 'campaign_member', id: result?.record.id ?? '' })),
    )
    expect(labels.map(({ display }) => display)).toEqual(['Dana Reed', '王伟'])
    const answered = await crm.save('campaign_member', { id: one?.record.id ?? '', has_responded: true })
    expect(answered.record).toMatchObject({ status: 'responded', responded_at: '2026-11-23T09:00:00.000Z' })
    expect(await crm.get('campaign', id)).toMatchObject({ member_count: 2, response_count: 1 })
    await crm.remove('campaign_member', one?.record.id ?? '')
    expect(await crm.get('campaign', id)).toMatchObject({ member_count: 1, response_count: 0 })
    await expect(crm.save('campaign_member', { campaign_id: id })).rejects.toMatchObject({
      issues: [{ at: 'contact_id', code: 'required' }],
    })
  })
})

withCrm('an address that bounces', (fresh) => {
  it('is written to no more, by anybody who has it, until a manager takes that back', async () => {
    const crm = await fresh()
    const { record: campaign } = await crm.as('manager').save('campaign', { name: 'Spring' })
    const lead = await crm.given(Lead, { email: 'dana@globex.test' })
    const twin = await crm.given(Contact, { email: 'dana@globex.test' }, 'otherRep')
    const mail = (by: FreshCrm['actor']['role'], to: { object: string; id: string }) =>
      crm.as(by === 'rep' ? 'rep' : 'otherRep').emails.preview({ to, subject: 'Hi', body: 'Hello' })
    const toLead = { object: 'lead', id: lead.id }
    await mail('rep', toLead)
    const member = { campaign_id: campaign.id, lead_id: lead.id }
    const { id } = (await crm.save('campaign_member', member)).record
    await crm.save('campaign_member', { id, status: 'bounced' })

    const { items } = await crm.find('unsubscribe', {})
    expect(items).toMatchObject([
      { email: 'dana@globex.test', is_bounce: true, reason: 'bounced', campaign_id: campaign.id },
    ])
    expect((await crm.eventsSince({ id: lead.id, version: 1 })).map(({ type }) => type)).toEqual(['updated'])
    expect(await crm.as('otherRep').get('contact', twin.id)).toMatchObject({ is_unsubscribed: true })
    await expect(mail('rep', toLead)).rejects.toMatchObject({
      issues: [{ at: 'to', code: 'unsubscribed' }],
    })
    const renamed = await crm.given(Lead, { last_name: 'New', email: 'dana@globex.test' })
    await expect(mail('rep', { object: 'lead', id: renamed.id })).rejects.toMatchObject({
      issues: [{ at: 'to', code: 'unsubscribed' }],
    })

    const unsubscribe = items[0]?.id ?? ''
    await expect(crm.remove('unsubscribe', unsubscribe)).rejects.toMatchObject({ code: 'forbidden' })
    await crm.as('manager').remove('unsubscribe', unsubscribe)
    await mail('rep', toLead)
  })

  it('leaves what people said for themselves alone', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { email: 'x@globex.test', is_unsubscribed: true })
    await crm.save('unsubscribe', { email: 'x@globex.test', scope: 'marketing' })
    expect(await crm.get('lead', lead.id)).toMatchObject({ is_unsubscribed: true })
  })
})
