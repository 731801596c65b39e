import { expect, it } from 'vitest'
import type { ActorCrm, RecordInput } from '../contract.ts'
import { Account, Opportunity, testPeople, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const cause = 'what-is-undone'
/** Saves as part of what is going to be undone. */
const saving = (crm: ActorCrm) => async (object: string, input: RecordInput) =>
  (await crm.save(object, input, { cause })).record
const made = async (crm: ActorCrm, object: string, input: RecordInput) =>
  (await crm.save(object, input)).record.id

/** Everything that is there, but for versions and what tells who wrote last. */
async function state(crm: FreshCrm): Promise<Record<string, unknown>> {
  const { rows: tables } = await crm.core.pool.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.columns d
       on d.table_name = c.table_name and d.column_name = 'version' and d.table_schema = 'public'
     where c.table_schema = 'public' and c.column_name = 'deleted_at' order by 1`,
  )
  const parts = tables.map(
    ({
      name,
    }) => `select '${name}' as name, coalesce(jsonb_agg(to_jsonb(t) - 'version' - 'updated_at' - 'updated_by'
      order by t.id), '[]') as rows from "${name}" t where deleted_at is null`,
  )
  const { rows } = await crm.core.pool.query<{ name: string; rows: unknown[] }>(parts.join(' union all '))
  return Object.fromEntries(rows.filter((one) => one.rows.length > 0).map((one) => [one.name, one.rows]))
}
/** What the audit log says of what was done, by object and field. */
async function trail(crm: FreshCrm): Promise<string[]> {
  const { rows } = await crm.core.pool.query<{ what: string }>(
    `select distinct a.object || '.' || (change ->> 'field') as what from audit_log a
       join outbox_event e on e.record_id = a.record_id and e.type = a.action and e.cause = a.cause
       cross join jsonb_array_elements(a.changes) change
     where a.cause = $1 and a.user_id is not null and a.action = 'updated' order by 1`,
    [cause],
  )
  return rows.map(({ what }) => what)
}

interface Story {
  readonly name: string
  /** Makes what is there before, and answers what is then done and undone. */
  readonly before: (crm: FreshCrm) => Promise<() => Promise<unknown>>
  /** Fields that rules changed, of which the audit log tells. */
  readonly told: readonly string[]
}
const desk = async (crm: FreshCrm): Promise<string> => {
  const terms = { first_response_minutes: 30, resolution_minutes: 60 }
  await made(crm.as('admin'), 'sla_policy', { name: 'Standard', ...terms })
  return made(crm, 'case', { subject: 'Slow' })
}
const stories: readonly Story[] = [
  {
    name: 'the first answer to a case',
    async before(crm) {
      const case_id = await desk(crm)
      crm.clock.set(new Date('2026-11-23T09:45:00Z'))
      return () => saving(crm)('case_comment', { case_id, body: 'Sorry', is_public: true })
    },
    told: [
      'case.first_response_at',
      'case.is_sla_violated',
      'sla_milestone.is_violated',
      'sla_milestone.met_at',
    ],
  },
  {
    name: 'a case and its end',
    async before(crm) {
      await desk(crm)
      return async () => {
        const { id } = await saving(crm)('case', { subject: 'New' })
        await saving(crm)('case', { id, status: 'resolved' })
      }
    },
    told: ['case.resolved_at', 'case.status', 'sla_milestone.met_at'],
  },
  {
    name: 'a hire',
    async before(crm) {
      const admin = crm.as('admin')
      const hiring_manager_id = testPeople.manager.user_id
      const recruitment_id = await made(admin, 'recruitment', { title: 'Support', hiring_manager_id })
      const candidate_id = await made(admin, 'candidate', { name: '张伟' })
      return async () => {
        const { id } = await saving(admin)('application', { candidate_id, recruitment_id })
        for (const status of ['interview', 'offer', 'hired'])
          await saving(admin)('application', { id, status })
      }
    },
    told: [
      'application.decided_at',
      'application.status',
      'candidate.status',
      'recruitment.filled_count',
      'recruitment.status',
    ],
  },
  {
    name: 'an answer in the forum',
    async before(crm) {
      const forum_topic_id = await made(crm, 'forum_topic', { title: 'How?' })
      await made(crm, 'forum_post', { forum_topic_id, body: 'Me too' })
      return () => saving(crm)('forum_post', { forum_topic_id, body: 'By the menu', is_answer: true })
    },
    told: ['forum_topic.status'],
  },
  {
    name: 'parts of a task, two levels down',
    async before(crm) {
      const whole = await made(crm, 'task', { subject: 'Whole', percent_complete: 30 })
      const part = await made(crm, 'task', { subject: 'Part', percent_complete: 40, parent_task_id: whole })
      return () => saving(crm)('task', { subject: 'Piece', percent_complete: 90, parent_task_id: part })
    },
    told: ['task.percent_complete'],
  },
  {
    name: 'a line of an invoice, and what was paid',
    async before(crm) {
      const manager = crm.as('manager')
      const account = await crm.given(Account)
      const invoice_id = await made(manager, 'invoice', { account_id: account.id, total_amount: 70 })
      return async () => {
        const line = { invoice_id, description: 'Work', quantity: 2, unit_price: 50 }
        await saving(manager)('invoice_line', line)
        await saving(manager)('invoice', { id: invoice_id, status: 'issued' })
        await saving(manager)('payment', { invoice_id, received_amount: 100 })
      }
    },
    told: ['invoice.paid_amount', 'invoice.status', 'invoice.total_amount'],
  },
  {
    name: 'a line of a quote',
    async before(crm) {
      const product = { name: 'Planner', product_code: 'P-1', list_price: 100, cost_price: 40 }
      const product_id = await made(crm.as('manager'), 'product', product)
      const deal = await crm.given(Opportunity)
      const quote_id = await made(crm, 'quote', { name: 'Offer', opportunity_id: deal.id })
      return () => saving(crm)('quote_line_item', { quote_id, product_id, quantity: 3 })
    },
    // Its sums follow from its lines and are nobody's to edit.
    told: [],
  },
  {
    name: 'a call',
    async before(crm) {
      const account = await crm.given(Account)
      const who_id = await made(crm, 'contact', { last_name: 'Li', account_id: account.id })
      const call = (activity_date: string) => ({ subject: 'Call', who_id, activity_date })
      await made(crm, 'activity', call('2026-11-10T08:00:00Z'))
      return () => saving(crm)('activity', call('2026-11-20T08:00:00Z'))
    },
    told: [],
  },
  {
    name: 'an answer to a campaign, and the deal it brought',
    async before(crm) {
      const manager = crm.as('manager')
      const campaign_id = await made(manager, 'campaign', { name: 'Spring', actual_cost: 10 })
      const lead_id = await made(crm, 'lead', { last_name: 'Reed', company: 'Globex' })
      const account = await crm.given(Account, { type: 'customer', customer_status: 'active' })
      return async () => {
        await saving(manager)('campaign_member', { campaign_id, lead_id, has_responded: true })
        const deal = {
          name: 'Deal',
          account_id: account.id,
          campaign_id,
          amount: 30,
          close_date: '2026-12-01',
        }
        await saving(manager)('opportunity', { ...deal, stage: 'closed_won' })
      }
    },
    told: [],
  },
]

withCrm('what rules write', (fresh) => {
  it('is as it was also when more was done than fits into one part of an undo', async () => {
    const crm = await fresh()
    const id = await made(crm, 'task', { subject: 'Whole', percent_complete: 30 })
    const parts = Array.from({ length: 1200 }, (_, i) => ({
      subject: `Part ${i}`,
      parent_task_id: id,
      percent_complete: i % 7,
    }))
    await crm.saveAll('task', parts, { cause })
    expect(await crm.get('task', id)).toMatchObject({ percent_complete: 3 })
    expect(await crm.undoCause(cause)).toMatchObject({ undone: 1201, kept: [] })
    expect(await crm.get('task', id)).toMatchObject({ percent_complete: 30 })
    expect(await crm.count('task', {})).toBe(1)
  })

  for (const { name, before, told } of stories)
    it(`for ${name} is told, and goes back with it`, async () => {
      const crm = await fresh()
      const act = await before(crm)
      const was = await state(crm)
      await act()
      expect(await state(crm)).not.toEqual(was)
      expect(await trail(crm)).toEqual(expect.arrayContaining([...told]))
      const undone = await crm.as('admin').undoCause(cause)
      expect(undone.kept).toEqual([])
      expect(await state(crm)).toEqual(was)
    })
})
