import { describe, expect, it } from 'vitest'
import { Account, Contact, EmailTemplate, Lead, Opportunity, testPeople } from '#crm-core/testing'
import { freshWorld } from './testing/in-world.ts'

describe('what would happen', () => {
  it('is shown for a new record with the names that it points to, and nothing is written', async () => {
    await using world = await freshWorld()
    const globex = await world.crm.given(Account, { name: 'Globex' })
    const preview = await world.as('rep').preview('create_record', {
      object: 'contact',
      values: { last_name: 'Reed', account_id: globex.id },
    })
    expect(preview).toMatchObject({
      kind: 'change',
      object: 'contact',
      target: null,
      labels: { [globex.id]: 'Globex' },
    })
    expect(await world.crm.count('contact', {})).toBe(0)
  })

  it('is shown for a change with what was there before and after', async () => {
    await using world = await freshWorld()
    const globex = await world.crm.given(Account, { name: 'Globex', industry: 'retail' })
    const preview = await world.as('rep').preview('update_record', {
      records: { object: 'account', id: globex.id },
      changes: { industry: 'finance' },
    })
    expect(preview).toMatchObject({
      target: { display: 'Globex' },
      changes: [{ field: 'industry', before: 'retail', after: 'finance' }],
    })
    expect(await world.crm.get('account', globex.id)).toMatchObject({ industry: 'retail', version: 1 })
  })

  it('is shown for a task and an activity', async () => {
    await using world = await freshWorld()
    const hands = world.as('rep')
    const task = await hands.preview('create_task', {
      subject: 'Call',
      assigned_to: testPeople.teammate.user_id,
    })
    expect(task).toMatchObject({
      object: 'task',
      changes: expect.arrayContaining([
        expect.objectContaining({ field: 'assigned_to', after: testPeople.teammate.user_id }),
      ]),
    })
    const activity = await hands.preview('log_activity', { type: 'call', subject: 'Talked' })
    expect(activity).toMatchObject({ object: 'activity', target: null })
    expect([await world.crm.count('task', {}), await world.crm.count('activity', {})]).toEqual([0, 0])
  })
})

describe('what cannot be done', () => {
  it('names the kind of record that is not there in the words of who asks', async () => {
    await using world = await freshWorld()
    const id = testPeople.rep.user_id
    const chinese = { ...testPeople.rep, language: 'zh' } as const
    const missing = async (object: string) => {
      const context = {
        crm: world.crm.core.as(chinese),
        models: world.models,
        clock: world.crm.clock,
        signal: AbortSignal.timeout(5000),
      }
      const tool = (await import('./registry.ts')).tools.find((one) => one.name === 'update_record')
      const [action] =
        (await tool?.expand({ records: { object, id }, changes: { owner_id: id } }, context)) ?? []
      return action?.problem
    }
    expect(await missing('lead')).toEqual({ code: 'not_found', params: { object: '线索' } })
    expect(await missing('account')).toEqual({ code: 'not_found', params: { object: '客户' } })
  })

  it('is a change of several records in one action', async () => {
    await using world = await freshWorld()
    const ids = [await world.crm.given(Account, { name: 'A' }), await world.crm.given(Account, { name: 'B' })]
    const records = ids.map(({ id }) => ({ object: 'account', id }))
    const outcome = await world.as('rep').run('update_record', { records, changes: { phone: '1' } })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  })

  it('is a mail without its words or with two recipients', async () => {
    await using world = await freshWorld()
    const ada = await world.crm.given(Lead, { last_name: 'Byron', email: 'ada@engines.test' })
    const to = { object: 'lead', id: ada.id }
    for (const args of [
      { to, subject: 'Hi' },
      { to: [to, to], subject: 'Hi', body: 'Ho' },
    ])
      expect(await world.as('rep').run('send_email', args)).toMatchObject({ ok: false })
    expect(await world.crm.count('email', {})).toBe(0)
  })

  it('is a search that does not say of what', async () => {
    await using world = await freshWorld()
    const outcome = await world.as('rep').run('search_records', {})
    expect(outcome).toMatchObject({ ok: false, error: { issues: [{ at: 'object', code: 'required' }] } })
  })
})

describe('what is found and told', () => {
  it('takes a template by a name that is nearly right', async () => {
    await using world = await freshWorld()
    await world.crm.given(
      EmailTemplate,
      { name: 'quarterly_review', subject: 'Review', text_body: 'Shall we?', locale: 'en' },
      'admin',
    )
    const ada = await world.crm.given(Lead, { last_name: 'Byron', email: 'ada@engines.test' })
    const [action] = await world.as('rep').expand('send_email', {
      to: { object: 'lead', id: ada.id },
      template: 'quarterly review',
    })
    expect(action?.args).toMatchObject({ subject: 'Review', body: 'Shall we?' })
  })

  it('brings the children of a record along and counts them for a model', async () => {
    await using world = await freshWorld()
    const globex = await world.crm.given(Account, { name: 'Globex' })
    await world.crm.given(Contact, { last_name: 'Reed', account_id: globex.id })
    const { toModel } = await world.as('rep').done('get_record', {
      record: { object: 'account', id: globex.id },
      include: ['contacts'],
    })
    expect(toModel).toContain('contacts: 1')
  })

  it('groups figures with the currency of each row', async () => {
    await using world = await freshWorld()
    const globex = await world.crm.given(Account, { name: 'Globex' })
    const given = (name: string, amount: string, currency: string) =>
      world.crm.given(Opportunity, {
        name,
        account_id: globex.id,
        stage: 'proposal',
        amount: { amount, currency },
      })
    await given('One', '100', 'USD')
    await given('Two', '200', 'CNY')
    const { toModel, summary } = await world.as('rep').done('aggregate_records', {
      object: 'opportunity',
      group_by: ['stage'],
      measures: [{ fn: 'sum', field: 'amount' }],
    })
    expect(toModel).toMatch(/groups \| sum\(amount\) \| currency/)
    expect(toModel).toMatch(/\| 100(\.00)? \| USD/)
    expect(toModel).toMatch(/\| 200(\.00)? \| CNY/)
    expect(summary.en).toBe('Computed 2 groups.')
    const plain = await world.as('rep').done('aggregate_records', {
      object: 'opportunity',
      measures: [{ fn: 'max', field: 'amount' }],
    })
    expect(plain.summary).toEqual({ en: 'Computed the figures.', zh: '已完成汇总。' })
  })
})
