import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Account, Lead } from '#crm-core/testing'
import { decide } from '../kit/policy.ts'
import { freshWorld, type World } from '../testing/in-world.ts'
import { convertLead } from './convert-lead.ts'

let world: World
beforeAll(async () => {
  world = await freshWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const lead = (values: Readonly<Record<string, unknown>>) =>
  world.crm.given(Lead, { first_name: 'Mei', last_name: 'Chen', ...values })
const ref = (record: { id: string }, object = 'lead') => ({ object, id: record.id })

describe('a lead that is converted', () => {
  it('becomes a contact of a new account, and the card says so before', async () => {
    const { expand, preview, done, crm } = world.as('rep')
    const mei = await lead({ company: 'Bright Foods' })
    const [action] = await expand('convert_lead', { records: ref(mei) })
    expect(action).toMatchObject({ target: ref(mei), args: { records: ref(mei), version: mei.version } })
    const card = await preview('convert_lead', action?.args)
    expect(card).toMatchObject({
      kind: 'text',
      text: {
        en: expect.stringMatching(/Mei Chen: a new contact of the new account “Bright Foods”\.$/),
        zh: expect.stringContaining('成为新客户“Bright Foods”的新联系人'),
      },
    })
    expect(await crm.get('lead', mei.id)).toMatchObject({ version: mei.version })
    const result = await done('convert_lead', action?.args)
    expect(result.records.map(({ object }) => object)).toEqual(['lead', 'account', 'contact'])
    expect(result.summary.en).toBe('Converted Mei Chen: a contact of Bright Foods.')
    expect(result.view).toMatchObject({ kind: 'record', object: 'contact', record: { last_name: 'Chen' } })
    expect(await crm.get('lead', mei.id)).toMatchObject({ status: 'converted' })
  })

  it('joins the account that alone is called like its company, and none of two', async () => {
    const { expand, preview, done } = world.as('rep')
    const known = await world.crm.given(Account, { name: 'Harbour Glass' })
    for (let n = 0; n < 2; n++) await world.crm.given(Account, { name: 'Twin Works' })
    const [one, two] = [await lead({ company: 'Harbour Glass' }), await lead({ company: 'Twin Works' })]
    const [first, second] = await expand('convert_lead', { records: [ref(one), ref(two)] })
    expect(first?.args).toMatchObject({ account: ref(known, 'account') })
    expect(second?.args).not.toHaveProperty('account')
    expect(await preview('convert_lead', first?.args)).toMatchObject({
      text: { en: expect.stringContaining('of the account “Harbour Glass”') },
    })
    const { records } = await done('convert_lead', first?.args)
    expect(records).toContainEqual(ref(known, 'account'))
  })

  it('has a deal where values for one are given, and the card names it', async () => {
    const { expand, preview, done, crm } = world.as('rep')
    const mei = await lead({ company: 'Deal House' })
    const deal = { name: 'First order', amount: 5000, close_date: '2026-12-31' }
    const [action] = await expand('convert_lead', { records: ref(mei), deal })
    expect(await preview('convert_lead', action?.args)).toMatchObject({
      text: { en: expect.stringContaining('with the new deal “First order”') },
    })
    const { records } = await done('convert_lead', action?.args)
    const made = records.find(({ object }) => object === 'opportunity')
    expect(await crm.get('opportunity', made?.id ?? '')).toMatchObject({ name: 'First order' })
  })

  it('is converted once for a claim, and not when it was changed since it was approved', async () => {
    const { expand, run, crm } = world.as('rep')
    const mei = await lead({ company: 'Claim House' })
    const [action] = await expand('convert_lead', { records: ref(mei) })
    const first = await run('convert_lead', action?.args, 'claim-1')
    const again = await run('convert_lead', action?.args, 'claim-1')
    expect(first).toMatchObject({ ok: true, result: { repeated: false } })
    expect(again).toMatchObject({ ok: true, result: { repeated: true } })
    const other = await lead({ company: 'Changed House' })
    const [stale] = await expand('convert_lead', { records: ref(other) })
    await crm.save('lead', { id: other.id, title: 'CEO' })
    expect(await run('convert_lead', stale?.args)).toMatchObject({
      ok: false,
      error: { code: 'stale_version' },
    })
    expect(await crm.get('lead', other.id)).not.toMatchObject({ status: 'converted' })
  })

  it('that cannot be converted is told before it is asked', async () => {
    const { expand, preview } = world.as('rep')
    const mei = await lead({ company: 'Done House' })
    await world.crm.convert(mei.id)
    const account = await world.crm.given(Account)
    const nobody = { object: 'lead', id: '00000000-0000-4000-8000-000000000000' }
    const problems = await expand('convert_lead', { records: [ref(mei), ref(account, 'account'), nobody] })
    expect(problems.map(({ problem }) => problem?.code)).toEqual([
      'already_converted',
      'not_found',
      'not_found',
    ])
    const nowhere = await lead({ company: null })
    await expect(preview('convert_lead', { records: ref(nowhere) })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

it('several leads, and a large deal, are asked about', async () => {
  const { expand, crm } = world.as('rep')
  const mei = await lead({ company: 'Policy House' })
  const judged = async (args: object, count: number, mode: 'ask' | 'auto-safe' = 'ask') => {
    const [action] = await expand('convert_lead', { records: ref(mei), ...args })
    if (!action) throw new Error('There is no action')
    return decide({ tool: convertLead, action, count, mode, preapproved: [], can_ask: true, crm })
  }
  expect(await judged({}, 1)).toMatchObject({ effect: 'allow', rule: 'single-write' })
  expect(await judged({}, 2, 'auto-safe')).toMatchObject({ effect: 'ask', rule: 'bulk-asks' })
  const deal = { close_date: '2026-12-31', amount: 2_000_000 }
  expect(await judged({ deal }, 1)).toMatchObject({ effect: 'ask', rule: 'large-amount-asks' })
  expect(await judged({ deal: { ...deal, amount: 10 } }, 1)).toMatchObject({ effect: 'allow' })
})
