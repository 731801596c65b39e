import { describe, expect, it } from 'vitest'
import { Account, freshCrm, testPeople, type FreshCrm } from '../../testing/index.ts'

const now = '2026-11-23T09:00:00.000Z'
/** A desk with hours in Shanghai, where the test's now is Monday, five in the afternoon. */
async function desk(crm: FreshCrm) {
  const admin = crm.as('admin')
  const saved = async (object: string, input: Record<string, unknown>) =>
    (await admin.save(object, input)).record
  const calendar = await saved('holiday_calendar', { name: 'China' })
  await saved('holiday', { holiday_calendar_id: calendar.id, name: 'Day off', date: '2026-11-24' })
  const hours = await saved('business_hours', { name: 'Office', holiday_calendar_id: calendar.id })
  const usual = { first_response_minutes: 120, resolution_minutes: 600, business_hours_id: hours.id }
  const standard = await saved('sla_policy', { name: 'Standard', tier: 'standard', ...usual })
  const gold = await saved('sla_policy', {
    ...usual,
    name: 'Gold',
    tier: 'gold',
    first_response_minutes: 30,
    resolution_minutes: 240,
  })
  await saved('sla_template', {
    name: 'Gold urgent',
    sla_policy_id: gold.id,
    priority: 'urgent',
    first_response_minutes: 10,
    resolution_minutes: 60,
  })
  const billing = await saved('queue', { name: 'Billing' })
  const technical = await saved('queue', { name: 'Technical' })
  await saved('routing_rule', { name: 'Bills', order: 1, keywords: 'invoice, 发票', queue_id: billing.id })
  await saved('routing_rule', { name: 'Rest', order: 2, queue_id: technical.id })
  await saved('routing_rule', { name: 'Off', order: 0, queue_id: billing.id, is_active: false })
  return { admin, standard, gold, billing, technical }
}

describe('a new case', () => {
  it('goes to the queue of the first rule that fits, unless it names one', async () => {
    await using crm = await freshCrm()
    const { billing, technical } = await desk(crm)
    const queueOf = async (input: Record<string, unknown>) =>
      (await crm.save('case', input)).record['queue_id']
    expect(await queueOf({ subject: 'Where is my Invoice?' })).toBe(billing.id)
    expect(await queueOf({ subject: '请重新开具发票' })).toBe(billing.id)
    expect(await queueOf({ subject: 'Login fails' })).toBe(technical.id)
    expect(await queueOf({ subject: 'Invoice', queue_id: technical.id })).toBe(technical.id)
  })

  it('has the times of its customer’s policy, in working hours', async () => {
    await using crm = await freshCrm()
    const { standard, gold } = await desk(crm)
    const { record: plain } = await crm.save('case', { subject: 'Slow' })
    expect(plain).toMatchObject({
      sla_policy_id: standard.id,
      // One hour is left today, tomorrow is a holiday.
      first_response_due: '2026-11-25T02:00:00.000Z',
      resolution_due: '2026-11-25T10:00:00.000Z',
      warn_at: '2026-11-25T08:00:00.000Z',
      is_sla_violated: false,
    })
    const account = await crm.given(Account, { sla_tier: 'gold' })
    const { record: golden } = await crm.save('case', { subject: 'Slow', account_id: account.id })
    expect(golden).toMatchObject({ sla_policy_id: gold.id, first_response_due: '2026-11-23T09:30:00.000Z' })
    const { record: urgent } = await crm.save('case', { id: golden.id, priority: 'urgent' })
    expect(urgent).toMatchObject({
      first_response_due: '2026-11-23T09:10:00.000Z',
      resolution_due: '2026-11-23T10:00:00.000Z',
    })
    const { record: other } = await crm.save('case', { id: golden.id, account_id: null })
    expect(other['sla_policy_id']).toBe(standard.id)
  })

  it('is routed and timed by its own customer also among many', async () => {
    await using crm = await freshCrm()
    const { admin, standard, gold, billing, technical } = await desk(crm)
    await admin.save('routing_rule', { name: 'Gold', order: 0, sla_tiers: ['gold'], queue_id: technical.id })
    const plain = await crm.given(Account, {})
    const golden = await crm.given(Account, { sla_tier: 'gold' })
    const cases = [
      { subject: 'Invoice', account_id: plain.id },
      { subject: 'Invoice', account_id: golden.id },
      { subject: 'Invoice', account_id: golden.id, priority: 'urgent' },
      { subject: 'Invoice', account_id: golden.id, sla_policy_id: standard.id },
    ]
    const saved = (await crm.saveAll('case', cases)).map(({ record }) => record)
    expect(saved).toMatchObject([
      { queue_id: billing.id, sla_policy_id: standard.id, first_response_due: '2026-11-25T02:00:00.000Z' },
      { queue_id: technical.id, sla_policy_id: gold.id, first_response_due: '2026-11-23T09:30:00.000Z' },
      { queue_id: technical.id, sla_policy_id: gold.id, first_response_due: '2026-11-23T09:10:00.000Z' },
      { queue_id: technical.id, sla_policy_id: standard.id },
    ])
    expect(await crm.count('sla_milestone', {})).toBe(8)
  })

  it('has no times where there is no policy', async () => {
    await using crm = await freshCrm()
    const { record } = await crm.save('case', { subject: 'Slow' })
    expect(record).toMatchObject({ sla_policy_id: null, resolution_due: null, is_sla_violated: false })
  })

  it('keeps what was promised as milestones, and when it was kept', async () => {
    await using crm = await freshCrm()
    await desk(crm)
    const { record } = await crm.save('case', { subject: 'Slow' })
    await crm.save('case_comment', { case_id: record.id, body: 'Internal', is_public: false })
    expect(await crm.get('case', record.id)).toMatchObject({ first_response_at: null })
    const answer = await crm.save('case_comment', { case_id: record.id, body: 'Hello', is_public: true })
    const second = await crm.save('case_comment', { case_id: record.id, body: 'Again', is_public: true })
    expect([answer.record['is_first_response'], second.record['is_first_response']]).toEqual([true, false])
    await crm.save('case', { id: record.id, status: 'resolved' })
    const shown = await crm.get('case', record.id, {
      include: { milestones: { order: [{ field: 'due_at' }] } },
    })
    expect(shown).toMatchObject({
      first_response_at: now,
      milestones: [
        { milestone: 'first_response', met_at: now, is_violated: false },
        { milestone: 'resolution', met_at: now, is_violated: false },
      ],
    })
  })

  it('is not answered by the customer’s own words', async () => {
    await using crm = await freshCrm()
    const { record } = await crm.save('case', { subject: 'Slow' })
    const portal = await crm.as('admin').save('portal_user', { name: 'Dana', email: 'dana@globex.test' })
    const words = { case_id: record.id, body: 'Any news?', is_public: true, portal_user_id: portal.record.id }
    await crm.as('admin').save('case_comment', words)
    expect(await crm.get('case', record.id)).toMatchObject({ first_response_at: null })
  })
})

describe('a case', () => {
  it('says when it was resolved and closed, forgets it when reopened, and cannot contain itself', async () => {
    await using crm = await freshCrm()
    const { id } = (await crm.save('case', { subject: 'Slow' })).record
    const move = async (status: string) => (await crm.save('case', { id, status })).record
    expect(await move('resolved')).toMatchObject({ resolved_at: now, closed_at: null })
    expect(await move('closed')).toMatchObject({ resolved_at: now, closed_at: now })
    expect(await move('in_progress')).toMatchObject({ resolved_at: null, closed_at: null, reopen_count: 1 })
    await expect(crm.save('case', { id, parent_case_id: id })).rejects.toMatchObject({
      issues: [{ at: 'parent_case_id', code: 'cycle' }],
    })
  })

  it('has violated its SLA once it is answered or resolved too late', async () => {
    await using crm = await freshCrm()
    await desk(crm)
    const { id } = (await crm.save('case', { subject: 'Slow' })).record
    crm.clock.set(new Date('2026-11-25T03:00:00Z'))
    await crm.save('case_comment', { case_id: id, body: 'Sorry', is_public: true })
    const late = await crm.get('case', id, { include: { milestones: { order: [{ field: 'due_at' }] } } })
    expect(late).toMatchObject({
      is_sla_violated: true,
      milestones: [{ is_violated: true }, { is_violated: false, met_at: null }],
    })
  })

  it('is the affair of those who work on its queue, with all that hangs on it', async () => {
    await using crm = await freshCrm()
    const { admin, technical } = await desk(crm)
    const { id } = (await crm.save('case', { subject: 'Zebra outage' })).record
    const { record: comment } = await crm.save('case_comment', { case_id: id, body: 'Zebra note' })
    const other = crm.as('otherRep')
    const seen = async () => [
      (await other.find('case', {})).items.length,
      (await other.find('case_comment', {})).items.length,
      (await other.find('sla_milestone', {})).items.length,
      (await other.search('zebra')).length,
    ]
    expect(await seen()).toEqual([0, 0, 0, 0])
    const { record: member } = await admin.save('queue_member', {
      queue_id: technical.id,
      user_id: testPeople.otherRep.user_id,
    })
    expect(await seen()).toEqual([1, 1, 2, 2])
    await other.save('case', { id, status: 'in_progress' })
    await expect(other.save('case_comment', { id: comment.id, body: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await admin.remove('queue_member', member.id)
    expect(await seen()).toEqual([0, 0, 0, 0])
  })
})

describe('a knowledge article', () => {
  it('is its author’s until somebody who leads publishes it', async () => {
    await using crm = await freshCrm()
    const { id } = (await crm.save('knowledge_article', { title: 'Reset a password', content: 'Click.' }))
      .record
    const other = crm.as('otherRep')
    await expect(other.get('knowledge_article', id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(crm.save('knowledge_article', { id, status: 'published' })).rejects.toMatchObject({
      issues: [{ at: 'status', code: 'status_transition' }, { code: 'needs_manager' }],
    })
    await crm.save('knowledge_article', { id, status: 'in_review' })
    const manager = crm.as('manager')
    const published = await manager.save('knowledge_article', { id, status: 'published' })
    expect(published.record['published_at']).toBe(now)
    expect(await other.get('knowledge_article', id)).toMatchObject({ title: 'Reset a password' })
    expect((await other.search('password')).map((hit) => hit.id)).toEqual([id])
    await expect(other.save('knowledge_article', { id, title: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const archived = await manager.save('knowledge_article', { id, status: 'archived' })
    expect(archived.record['published_at']).toBe(now)
  })

  it('says how many were helped', async () => {
    await using crm = await freshCrm()
    const { record } = await crm.save('knowledge_article', { title: 'x', helpful_count: 2, vote_count: 3 })
    expect(record['helpful_rate']).toBe(66.7)
    await expect(crm.save('knowledge_article', { id: record.id, helpful_count: 4 })).rejects.toMatchObject({
      issues: [{ at: 'helpful_count', code: 'out_of_range' }],
    })
  })
})

describe('a forum topic', () => {
  it('counts its posts and is answered by the one that is accepted', async () => {
    await using crm = await freshCrm()
    const { record: topic } = await crm.save('forum_topic', { title: 'How do I export?' })
    const post = async (body: string) =>
      (await crm.save('forum_post', { forum_topic_id: topic.id, body })).record.id
    await post('Me too')
    const second = await post('By the menu')
    await crm.save('forum_post', { id: second, is_answer: true })
    expect(await crm.get('forum_topic', topic.id)).toMatchObject({
      post_count: 2,
      status: 'answered',
      last_post_at: now,
    })
    await crm.remove('forum_post', second)
    expect(await crm.get('forum_topic', topic.id)).toMatchObject({ post_count: 1, status: 'open' })
  })
})

describe('business hours', () => {
  it('take a zone that there is, and shifts in order', async () => {
    await using crm = await freshCrm()
    const save = (input: object) => crm.as('admin').save('business_hours', { name: 'x', ...input })
    await expect(save({ time_zone: 'Asia/Atlantis' })).rejects.toMatchObject({
      issues: [{ at: 'time_zone' }],
    })
    for (const day of [
      [['18:00', '09:00']],
      [
        ['09:00', '13:00'],
        ['12:00', '18:00'],
      ],
      [['9', '18']],
    ])
      await expect(save({ hours: { mon: day } })).rejects.toMatchObject({
        issues: [{ at: expect.stringMatching(/^hours/) }],
      })
  })
})
