import { describe, expect, it } from 'vitest'
import { addressed } from '../search/text/names.ts'
import { anchors, demoTenants, generateDemo, highValueThisWeek } from './index.ts'
import { Calendar } from './calendar.ts'
import { fullName } from './names.ts'

const usual = new Date('2026-11-25T15:20:00+08:00')
const demo = generateDemo({ now: usual })
const mine = Object.fromEntries(
  Object.entries(demo).map(([table, rows]) => [
    table,
    rows.filter((row) => row.tenant_id === demoTenants.northwind && row.deleted_at === null),
  ]),
)
const nameOf = (row: { first_name?: string | null; last_name?: string }) =>
  fullName({ first_name: row.first_name ?? '', last_name: row.last_name ?? '' })
const ours = <T extends { tenant_id: string; deleted_at: string | null }>(rows: readonly T[]) =>
  rows.filter((row) => row.tenant_id === demoTenants.northwind && row.deleted_at === null)

describe('the demo workspace', () => {
  it('is the same twice, and another with another seed', () => {
    expect(generateDemo({ now: usual })).toEqual(demo)
    expect(generateDemo({ now: usual, seed: 8 }).activity).not.toEqual(demo.activity)
  })
  it('is as large as promised', () => {
    const counts = Object.fromEntries(Object.entries(mine).map(([table, rows]) => [table, rows?.length]))
    expect(counts).toMatchObject({
      user: 6,
      account: 60,
      contact: 150,
      lead: 121 - 1,
      opportunity: 120,
      activity: 600,
      task: 150,
      email: 200,
    })
  })
  it('gives every row an id of its own', () => {
    const ids = Object.values(demo)
      .flat()
      .map((row) => row.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('puts nothing that has happened into the future, and nothing before its creation', () => {
    const now = usual.toISOString()
    for (const row of Object.values(demo).flat()) {
      expect(row.created_at <= now).toBe(true)
      expect(row.updated_at >= row.created_at).toBe(true)
    }
    expect(demo.activity.every((row) => (row.activity_date ?? '') <= now)).toBe(true)
    for (const deal of demo.opportunity)
      if (deal.closed_at) expect(deal.closed_at >= deal.created_at).toBe(true)
  })
  it('speaks only of records that are there', () => {
    const known = new Set(
      Object.values(demo)
        .flat()
        .map((row) => row.id),
    )
    for (const { who_id, what_id } of [...demo.activity, ...demo.task])
      for (const id of [who_id, what_id]) if (id) expect(known.has(id)).toBe(true)
    for (const { account_id } of [...demo.contact, ...demo.opportunity])
      if (account_id) expect(known.has(account_id)).toBe(true)
  })
  it('shows no placeholder to a reader', () => {
    const texts: string[] = []
    JSON.stringify({ ...demo, email_template: [] }, (_, value: unknown) => {
      if (typeof value === 'string') texts.push(value)
      return value
    })
    expect(texts.join('\n')).not.toMatch(/[{}]{2}|\{\w+\}|lorem|undefined|\bLead \d|\bContact \d/i)
  })
  it('never asks a won deal for its amount', () => {
    expect(demo.opportunity.filter((deal) => deal.stage === 'closed_won' && !deal.amount)).toEqual([])
  })
  it('has deals on both edges of the quarter', () => {
    const calendar = new Calendar(usual, 'Asia/Shanghai')
    const closing = new Set(demo.opportunity.map((deal) => deal.close_date))
    expect([...closing]).toEqual(expect.arrayContaining([calendar.quarterEnd(0), calendar.quarterStart(1)]))
  })
  it('has values that are missing', () => {
    const { contact, lead, opportunity } = demo
    expect(ours(contact).some((row) => !row.email)).toBe(true)
    expect(ours(lead).some((row) => row.lead_score === null)).toBe(true)
    expect(ours(opportunity).some((row) => !row.amount)).toBe(true)
  })
})

describe('its books', () => {
  const cents = (value: { amount: string } | null | undefined) => Math.round(Number(value?.amount ?? 0) * 100)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

  it('add up: lines to quotes, invoices to contracts, payments to what is paid', () => {
    expect(demo.quote.length).toBeGreaterThan(20)
    for (const quote of demo.quote) {
      const lines = demo.quote_line_item.filter((line) => line.quote_id === quote.id)
      expect(cents(quote.subtotal) - cents(quote.discount)).toBe(sum(lines.map((line) => cents(line.amount))))
      expect(cents(quote.total)).toBe(cents(quote.subtotal) - cents(quote.discount) + cents(quote.tax))
    }
    for (const contract of ours(demo.contract).filter(({ status }) => status !== 'draft')) {
      const billed = demo.invoice.filter((invoice) => invoice.contract_id === contract.id)
      expect(sum(billed.map((invoice) => cents(invoice.total_amount)))).toBe(cents(contract.contract_value))
    }
    for (const invoice of demo.invoice) {
      const paid = demo.payment.filter((payment) => payment.invoice_id === invoice.id)
      expect(sum(paid.map((payment) => cents(payment.received_amount)))).toBe(cents(invoice.paid_amount))
      const standing = { paid: true, issued: false, draft: false }[String(invoice.status)]
      if (standing !== undefined)
        expect(cents(invoice.paid_amount) >= cents(invoice.total_amount)).toBe(standing)
    }
  })
  it('have what people look for: offers under way, invoices overdue and partly paid, a contract a won deal', () => {
    const today = new Calendar(usual, 'Asia/Shanghai').date(0)
    const overdue = ours(demo.invoice).filter(
      ({ status, due_date }) => status === 'issued' && (due_date ?? '') < today,
    )
    expect(overdue.length).toBeGreaterThan(0)
    expect(demo.invoice.some(({ status }) => status === 'partly_paid')).toBe(true)
    expect(demo.approval_request.some(({ status }) => (status ?? 'pending') === 'pending')).toBe(true)
    const won = ours(demo.opportunity).filter(({ stage }) => stage === 'closed_won')
    expect(ours(demo.contract).map((row) => row.opportunity_id)).toEqual(won.map((row) => row.id))
  })
  it('tell of each campaign what its won deals brought in', () => {
    for (const campaign of demo.campaign) {
      const won = demo.opportunity.filter(
        (deal) => deal.campaign_id === campaign.id && deal.stage === 'closed_won',
      )
      expect(cents(campaign.actual_revenue)).toBe(sum(won.map((deal) => cents(deal.amount))))
    }
    expect(demo.campaign.some(({ roi }) => (roi ?? 0) > 0)).toBe(true)
  })
})

describe('its anchors', () => {
  const accountOf = (id: string | null | undefined) => demo.account.find((row) => row.id === id)?.name
  const deals = (name: string) => ours(demo.opportunity).filter((deal) => accountOf(deal.account_id) === name)
  it('have the deals that examples speak of, and no others', () => {
    expect(deals('Globex').map((deal) => [deal.name, deal.stage])).toEqual([['Globex renewal', 'proposal']])
    expect(deals('Initech').map((deal) => [deal.name, deal.stage])).toEqual([
      ['Initech rollout', 'closed_won'],
      ['Initech pilot', 'qualification'],
    ])
    expect(deals('Umbrella').map((deal) => [deal.name, deal.stage])).toEqual([
      ['Umbrella analytics', 'negotiation'],
      ['Umbrella analytics', 'closed_lost'],
    ])
    expect(deals('华信科技').map((deal) => deal.name)).toEqual(['华信科技续约'])
  })
  it('name people once, but for the namesakes', () => {
    const names = [...ours(demo.contact), ...ours(demo.lead)].map(nameOf)
    const twice = names.filter((name, i) => names.indexOf(name) !== i)
    expect(twice).toEqual([anchors.wangWei.name])
    expect(names.filter((name) => name.startsWith('Dana '))).toEqual(['Dana Reed'])
    expect(addressed(anchors.huaxin.addressed)?.family).toBe('王')
  })
  it('keep each canary in its own place', () => {
    const where = (text: string) =>
      Object.values(demo)
        .flat()
        .filter((row) => JSON.stringify(row).includes(text))
        .map((row) => row.tenant_id)
    expect(where(anchors.canary)).toEqual([demoTenants.northwind])
    expect(new Set(where(anchors.foreignCanary))).toEqual(new Set([demoTenants.blueHarbor]))
  })
})

describe.each([
  ['Monday, half past midnight', '2026-11-23T00:30:00+08:00'],
  ['Wednesday afternoon', '2026-11-25T15:20:00+08:00'],
  ['Sunday night', '2026-11-29T23:59:00+08:00'],
  ['New Year', '2027-01-01T08:00:00+08:00'],
])('on %s', (_, time) => {
  const now = new Date(time)
  const leads = ours(generateDemo({ now }).lead)
  const since = new Calendar(now, 'Asia/Shanghai').weekStart(0).toISOString()
  const fresh = leads.filter((lead) => lead.created_at >= since && lead.created_at <= now.toISOString())

  it('has its six high-value leads of the week, all with an address', () => {
    const high = fresh.filter((lead) => (lead.lead_score ?? 0) >= 80)
    expect(high.map(nameOf).toSorted()).toEqual([...highValueThisWeek].toSorted())
    expect(high.every((lead) => lead.email && !lead.is_unsubscribed)).toBe(true)
  })
  it('has others that a wrong filter would take for them', () => {
    expect(fresh.filter((lead) => (lead.lead_score ?? 0) < 80).length).toBeGreaterThan(3)
    expect(
      leads.filter((lead) => lead.created_at < since && (lead.lead_score ?? 0) >= 80).length,
    ).toBeGreaterThan(3)
  })
})
