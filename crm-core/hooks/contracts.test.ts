import { expect, it } from 'vitest'
import { Contract } from '../objects/finance/contract.ts'
import { Invoice } from '../objects/finance/invoice.ts'
import { Account, Opportunity, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const cny = (amount: string) => ({ amount, currency: 'CNY' })

withCrm('a deal that is won', (fresh) => {
  it('has a contract drafted with it, once, with its audit line and event', async () => {
    const crm = await fresh()
    const deal = await crm.given(Opportunity, { stage: 'negotiation', amount: 1200 })
    await crm.save('opportunity', { id: deal.id, stage: 'closed_won' })
    const { items } = await crm.find('contract', {})
    expect(items).toMatchObject([
      {
        name: `${deal.name} contract`,
        account_id: deal.account_id,
        opportunity_id: deal.id,
        contract_value: cny('1200.00'),
        status: 'draft',
        owner_id: deal.owner_id,
      },
    ])
    const id = items[0]?.id ?? ''
    expect(await crm.eventsSince({ id, version: 0 })).toMatchObject([{ type: 'created', object: 'contract' }])
    await crm.save('opportunity', { id: deal.id, amount: 1300 })
    expect(await crm.count('contract', {})).toBe(1)
    const input = { name: 'x', account_id: deal.account_id, opportunity_id: deal.id }
    await expect(crm.save('contract', input)).rejects.toMatchObject({
      issues: [{ at: 'opportunity_id', code: 'duplicate' }],
    })
  })

  it('is not won when its contract cannot be drafted', async () => {
    const crm = await fresh()
    const deal = await crm.given(Opportunity, { stage: 'negotiation', amount: 1200 })
    await crm.core.pool.query(`alter table contract add constraint never check (term_months < 0)`)
    await expect(crm.save('opportunity', { id: deal.id, stage: 'closed_won' })).rejects.toThrow(/never/)
    expect(await crm.get('opportunity', deal.id)).toMatchObject({ stage: 'negotiation', version: 1 })
    await crm.core.pool.query(`alter table contract drop constraint never`)
  })
})

withCrm('a contract that comes into force', (fresh) => {
  const signed = (crm: FreshCrm, values: object) =>
    crm.given(Contract, { start_date: '2026-01-31', contract_value: '1000.00', ...values })
  const activate = (crm: FreshCrm, id: string) => crm.save('contract', { id, status: 'active' })

  it('is billed for its whole term, once, and the invoices add up to its value to the cent', async () => {
    const crm = await fresh()
    const { id, end_date } = await signed(crm, { term_months: 7, billing_frequency: 'quarterly' })
    expect(end_date).toBe('2026-08-30')
    await activate(crm, id)
    const order = [{ field: 'period_start', direction: 'asc' as const }]
    const { items } = await crm.find('invoice', { order, include: { lines: true } })
    expect(
      items.map(({ total_amount, period_start, period_end, due_date, status }) => [
        total_amount,
        period_start,
        period_end,
        due_date,
        status,
      ]),
    ).toEqual([
      [cny('428.57'), '2026-01-31', '2026-04-29', '2026-03-02', 'draft'],
      [cny('428.57'), '2026-04-30', '2026-07-30', '2026-05-30', 'draft'],
      [cny('142.86'), '2026-07-31', '2026-08-30', '2026-08-30', 'draft'],
    ])
    expect(items[0]?.['lines']).toMatchObject([{ amount: cny('428.57'), quantity: 1 }])
    expect(await crm.eventsSince({ id: items[0]?.id ?? '', version: 0 })).toMatchObject([{ type: 'created' }])
    await crm.save('contract', { id, status: 'draft' })
    await activate(crm, id)
    expect(await crm.count('invoice', {})).toBe(3)
  })

  it('needs a value and a start, and ends after it begins', async () => {
    const crm = await fresh()
    const { id } = await crm.given(Contract)
    await expect(activate(crm, id)).rejects.toMatchObject({
      issues: [
        { at: 'start_date', code: 'required' },
        { at: 'contract_value', code: 'required' },
      ],
    })
    expect(await crm.count('invoice', {})).toBe(0)
    await expect(
      crm.save('contract', { id, start_date: '2026-02-01', end_date: '2026-01-01' }),
    ).rejects.toMatchObject({ issues: [{ code: 'end_before_start' }] })
  })
})

withCrm('an invoice', (fresh) => {
  const invoice = async (crm: FreshCrm, values: object = {}) => {
    const account = await crm.given(Account)
    const input = { account_id: account.id, total_amount: 100, status: 'issued', ...values }
    return (await crm.as('finance').save('invoice', { name: 'INV', ...input })).record
  }
  const standing = async (crm: FreshCrm, id: string) => {
    const { status, paid_amount } = (await crm.as('finance').get('invoice', id)) ?? {}
    return [status, paid_amount]
  }

  it('stands as its payments say', async () => {
    const crm = await fresh()
    const finance = crm.as('finance')
    const { id } = await invoice(crm)
    const pay = async (received_amount: unknown) =>
      (await finance.save('payment', { invoice_id: id, received_amount })).record
    const first = await pay('99.99')
    expect(first['actual_date']).toBe('2026-11-23')
    expect(await standing(crm, id)).toEqual(['partly_paid', cny('99.99')])
    const second = await pay('0.01')
    expect(await standing(crm, id)).toEqual(['paid', cny('100.00')])
    expect((await crm.eventsSince({ id, version: 1 })).map(({ type }) => type)).toEqual([
      'updated',
      'updated',
    ])
    await finance.remove('payment', second.id)
    expect(await standing(crm, id)).toEqual(['partly_paid', cny('99.99')])
    await finance.remove('payment', first.id)
    expect(await standing(crm, id)).toEqual(['issued', cny('0.00')])
    await expect(finance.save('invoice', { id, status: 'paid' })).rejects.toMatchObject({
      issues: [{ at: 'status', code: 'invoice_unpaid' }],
    })
    await expect(pay({ amount: 1, currency: 'USD' })).rejects.toMatchObject({
      issues: [{ at: 'received_amount', code: 'currency_mismatch' }],
    })
    await finance.save('invoice', { id, status: 'void' })
    await expect(pay(1)).rejects.toMatchObject({ issues: [{ at: 'invoice_id', code: 'invoice_closed' }] })
  })

  it('is the sum of its lines, and another sum is another standing', async () => {
    const crm = await fresh()
    const finance = crm.as('finance')
    const { id } = await invoice(crm, { invoice_date: '2026-11-01', payment_terms: 'net_15' })
    const line = { invoice_id: id, description: 'Work', quantity: 1.5, unit_price: '10.01' }
    const { record } = await finance.save('invoice_line', line)
    expect(record['amount']).toEqual(cny('15.02'))
    await finance.save('payment', { invoice_id: id, received_amount: '15.02' })
    expect(await crm.as('finance').get('invoice', id)).toMatchObject({
      total_amount: cny('15.02'),
      status: 'paid',
      due_date: '2026-11-16',
    })
    await finance.save('invoice_line', { id: record.id, quantity: 2 })
    expect(await standing(crm, id)).toEqual(['partly_paid', cny('15.02')])
  })

  it('is kept by finance; sellers see those of their customers and change none', async () => {
    const crm = await fresh()
    const manager = crm.as('manager')
    const { id: account_id } = await crm.given(Account)
    const { id } = await crm.given(Invoice, { account_id, owner_id: crm.actor.user_id }, 'finance')
    await crm.as('finance').save('invoice_line', { invoice_id: id, description: 'Work', unit_price: 5 })
    expect(await crm.count('invoice_line', {})).toBe(1)
    expect(await crm.as('otherRep').count('invoice_line', {})).toBe(0)
    await expect(crm.save('invoice', { id, status: 'void' })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await manager.save('invoice', { id, status: 'void' })).record['status']).toBe('void')
  })
})
