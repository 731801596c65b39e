import { expect, it } from 'vitest'
import type { RecordInput } from '../contract.ts'
import { Opportunity, testPeople, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const cny = (amount: string) => ({ amount, currency: 'CNY' })

withCrm('a quote', (fresh) => {
  const product = async (crm: FreshCrm, values: object = {}) => {
    const input = { name: 'Planner', product_code: `P-${Math.random()}`, list_price: 100, cost_price: 40 }
    return (await crm.as('manager').save('product', { ...input, ...values })).record
  }
  const quote = async (crm: FreshCrm, values: object = {}) => {
    const deal = await crm.given(Opportunity)
    return (await crm.save('quote', { name: 'Offer', opportunity_id: deal.id, ...values })).record
  }
  const line = async (crm: FreshCrm, input: RecordInput) => (await crm.save('quote_line_item', input)).record

  it('is for the customer of its deal and adds up its lines exactly', async () => {
    const crm = await fresh()
    const deal = await crm.given(Opportunity)
    const { id, account_id } = await quote(crm, { opportunity_id: deal.id, tax_percent: 6 })
    expect(account_id).toBe(deal.account_id)
    const { record: unnamed } = await crm.save('quote', { opportunity_id: deal.id })
    expect(unnamed).toMatchObject({ name: `${deal.name} offer`, quote_number: 'QUO-00002' })
    const { id: product_id } = await product(crm, { list_price: '33.33' })
    const first = await line(crm, { quote_id: id, product_id, quantity: 3, discount: 10 })
    expect(first).toMatchObject({ unit_price: cny('33.33'), amount: cny('89.99'), margin: -33.35 })
    const second = await line(crm, { quote_id: id, product_id, quantity: 0.5, unit_price: '0.01' })
    expect(second).toMatchObject({ list_price: cny('33.33'), amount: cny('0.01') })
    expect(await crm.get('quote', id)).toMatchObject({
      subtotal: cny('100.00'),
      discount: cny('10.00'),
      tax: cny('5.40'),
      total: cny('95.40'),
      version: 1,
    })
    const changed = await crm.save('quote', { id, discount_percent: 50 })
    const half = { discount: cny('55.00'), tax: cny('2.70'), total: cny('47.70') }
    expect(changed.record).toMatchObject(half)
    expect(await crm.get('quote', id)).toMatchObject(half)
    await crm.remove('quote_line_item', first.id)
    expect(await crm.get('quote', id)).toMatchObject({ subtotal: cny('0.01') })
    await crm.restore('quote_line_item', first.id)
    expect(await crm.get('quote', id)).toMatchObject(half)
  })

  it('offers what is for sale, in its own currency, and nothing more once it has been sent', async () => {
    const crm = await fresh()
    const { id: quote_id } = await quote(crm)
    const gone = await product(crm, { name: 'Old', is_active: false })
    await expect(line(crm, { quote_id, product_id: gone.id })).rejects.toMatchObject({
      issues: [{ at: 'product_id', code: 'inactive_product', params: { name: 'Old' } }],
    })
    const { id: product_id } = await product(crm)
    const dollars = { amount: 5, currency: 'USD' }
    await expect(line(crm, { quote_id, product_id, unit_price: dollars })).rejects.toMatchObject({
      issues: [{ at: 'unit_price', code: 'currency_mismatch', params: { got: 'USD', expected: 'CNY' } }],
    })
    const { id } = await line(crm, { quote_id, product_id })
    await crm.save('quote', { id: quote_id, status: 'sent' })
    for (const attempt of [
      () => line(crm, { quote_id, product_id }),
      () => line(crm, { id, discount: 90 }),
      () => crm.remove('quote_line_item', id),
    ])
      await expect(attempt()).rejects.toMatchObject({ issues: [{ code: 'quote_closed' }] })
    // A product that is taken off sale later stays on the quotes that have it.
    await crm.save('quote', { id: quote_id, status: 'draft' })
    await crm.as('manager').save('product', { id: product_id, is_active: false })
    expect(await line(crm, { id, quantity: 2 })).toMatchObject({ amount: cny('200.00') })
  })

  it('takes its currency and prices from a price book, which must hold', async () => {
    const crm = await fresh()
    const manager = crm.as('manager')
    const book = async (values: object) =>
      (await manager.save('pricebook', { name: 'Export', currency: 'usd', ...values })).record
    const expired = await book({ start_date: '2026-01-01', end_date: '2026-11-22' })
    await expect(quote(crm, { pricebook_id: expired.id })).rejects.toMatchObject({
      issues: [{ at: 'pricebook_id', code: 'pricebook_not_valid', params: { until: '2026-11-22' } }],
    })
    const { id: pricebook_id } = await book({ end_date: '2026-11-23' })
    const { id: product_id } = await product(crm)
    const { id: quote_id, currency } = await quote(crm, { pricebook_id })
    expect(currency).toBe('USD')
    await expect(line(crm, { quote_id, product_id })).rejects.toMatchObject({
      issues: [{ at: 'unit_price', code: 'required' }],
    })
    const price = { amount: 15, currency: 'USD' }
    await manager.save('price_rule', {
      name: 'Planner $',
      pricebook_id,
      product_id,
      rule_type: 'fixed',
      price,
    })
    expect(await line(crm, { quote_id, product_id })).toMatchObject({
      list_price: { amount: '15.00', currency: 'USD' },
      amount: { amount: '15.00', currency: 'USD' },
    })
  })

  it('is not sent with a discount beyond the limit unless that was approved by somebody else', async () => {
    const crm = await fresh()
    const manager = crm.as('manager')
    await manager.save('discount_schedule', { name: 'Sales', max_discount: 10 })
    const { id: product_id } = await product(crm)
    const { id } = await quote(crm, { discount_percent: 10 })
    // A price below the list price is a discount by another name.
    const { id: line_id } = await line(crm, { quote_id: id, product_id, unit_price: 90 })
    const send = () => crm.save('quote', { id, status: 'sent' })
    const refused = {
      at: 'discount_percent',
      code: 'discount_needs_approval',
      params: { discount: 19, limit: 10 },
    }
    await expect(send()).rejects.toMatchObject({ issues: [refused] })

    const ask = (approver: string) =>
      crm.save('approval_request', {
        subject: '19 % for this one',
        target_id: id,
        discount_percent: 19,
        current_approver_id: approver,
      })
    for (const person of ['rep', 'otherRep'] as const)
      await expect(ask(testPeople[person].user_id)).rejects.toMatchObject({
        issues: [{ at: 'current_approver_id', code: 'not_approver' }],
      })
    const { record: request } = await ask(testPeople.manager.user_id)
    await expect(send()).rejects.toMatchObject({ issues: [refused] })
    await expect(crm.save('approval_request', { id: request.id, status: 'approved' })).rejects.toMatchObject({
      issues: [{ at: 'status', code: 'not_approver' }],
    })
    const { record } = await manager.save('approval_request', { id: request.id, status: 'approved' })
    expect(record).toMatchObject({
      decided_by: testPeople.manager.user_id,
      decided_at: '2026-11-23T09:00:00.000Z',
    })
    await expect(
      crm.save('approval_request', { id: request.id, discount_percent: 50 }),
    ).rejects.toMatchObject({ issues: [{ code: 'already_decided' }] })
    await crm.save('quote_line_item', { id: line_id, unit_price: 89 })
    await expect(send()).rejects.toMatchObject({ issues: [{ code: 'discount_needs_approval' }] })
    await crm.save('quote_line_item', { id: line_id, unit_price: 90 })
    expect((await send()).record['status']).toBe('sent')
    await expect(crm.save('quote', { id, discount_percent: 11 })).rejects.toMatchObject({
      issues: [{ code: 'discount_needs_approval' }],
    })
    const { record: accepted } = await crm.save('quote', { id, status: 'accepted' })
    expect(accepted['accepted_at']).toBe('2026-11-23T09:00:00.000Z')
  })

  it('is held to a limit that nobody may lift', async () => {
    const crm = await fresh()
    const strict = { name: 'Strict', max_discount: 5, requires_approval: false }
    await crm.as('manager').save('discount_schedule', strict)
    const { id: product_id } = await product(crm)
    const { id } = await quote(crm)
    await line(crm, { quote_id: id, product_id, discount: 6 })
    await expect(crm.save('quote', { id, status: 'approved' })).rejects.toMatchObject({
      issues: [{ code: 'discount_not_allowed', params: { discount: 6, limit: 5 } }],
    })
  })
})
