import type { DemoDeal } from '../deals.ts'
import type { People } from '../people.ts'
import type { Random } from '../random.ts'
import { beside, money, randomFor, systemFields, type Row, type World } from '../rows.ts'
import { partsOf, productOf } from '../../hooks/exact.ts'
import type { Prices, ProductKey, Sale } from './catalogue.ts'

export interface Quotes {
  readonly quote: readonly Row<'quote'>[]
  readonly quote_line_item: readonly Row<'quote_line_item'>[]
  readonly approval_request: readonly Row<'approval_request'>[]
}
type Status = NonNullable<Row<'quote'>['status']>
const taxPercent = 6

/** Offers for the deals that have come so far, and those that the latest won deals were signed on. */
export function quotes(world: World, pipeline: readonly DemoDeal[], prices: Prices, people: People): Quotes {
  const random = randomFor(world, 'quotes')
  const open = pipeline.filter(
    ({ row }) => (row.stage === 'proposal' || row.stage === 'negotiation') && row.amount,
  )
  const won = pipeline.filter(({ row }) => row.stage === 'closed_won').slice(0, 10)
  const made = [...open, ...won].map((deal, i) => quote(world, deal, prices, random, i))
  return {
    quote: made.map(({ row }) => row),
    quote_line_item: made.flatMap(({ lines }) => lines),
    approval_request: approvals(
      world,
      made.map(({ row }) => row),
      people,
    ),
  }
}

const seats: readonly ProductKey[] = ['NW-PLAN', 'NW-SUPPLY', 'NW-STOCK', 'NW-ROUTE']
const extras: readonly ProductKey[] = ['NW-TRAIN-U', 'NW-TRAIN-A', 'NW-CARE', 'NW-CONNECT', 'NW-DATA']

function quote(world: World, deal: DemoDeal, prices: Prices, random: Random, i: number) {
  const { calendar, currency } = world
  const { row: sold, account } = deal
  const won = sold.stage === 'closed_won'
  const day = won
    ? calendar.daysTo(sold.close_date ?? calendar.date(0)) - random.int(5, 20)
    : -random.int(1, 40)
  const asked = calendar.at(calendar.workday(day), random.int(9, 17), random.int(0, 59))
  const created = asked.toISOString() > sold.created_at ? asked : new Date(sold.created_at)
  const system = systemFields(world, `quote/${i}`, sold.owner_id, created)
  const discount = i % 7 === 3 ? 15 : random.pick([0, 0, 5, 8])
  const lines = linesFor(sold.amount?.amount ?? '0', random).map(([key, share], n) =>
    line(
      world,
      systemFields(world, `quote-line/${i}/${n}`, sold.owner_id, created),
      system.id,
      prices.sale(key),
      { share, discount: n === 0 ? discount : 0 },
    ),
  )
  const status = statusOf(won, discount, random)
  return {
    lines,
    row: {
      ...system,
      name: beside(sold.name ?? '', account.chinese, { en: 'offer', zh: '报价' }),
      opportunity_id: sold.id,
      account_id: account.row.id,
      contact_id: deal.contact?.row.id ?? null,
      status,
      pricebook_id: prices.standard,
      discount_schedule_id: prices.schedule,
      currency,
      discount_percent: 0,
      tax_percent: taxPercent,
      ...totals(lines, currency),
      expiration_date: calendar.date(won ? day + 30 : day + random.int(20, 45)),
      accepted_at: status === 'accepted' ? (sold.closed_at ?? null) : null,
      updated_at: later(status === 'accepted' ? sold.closed_at : null, system.updated_at),
    } satisfies Row<'quote'>,
  }
}
const later = (one: string | null | undefined, other: string): string => (one && one > other ? one : other)

function statusOf(won: boolean, discount: number, random: Random): Status {
  if (won) return 'accepted'
  if (discount > 10) return 'in_review'
  return random.pick(['draft', 'sent', 'sent', 'sent'] as const)
}

/** Seats for most of the deal's amount, then days of work and something else. */
function linesFor(amount: string, random: Random): (readonly [ProductKey, string])[] {
  const keys = [random.pick(seats), 'NW-IMPL', random.pick(extras)] as const
  const [first = '0', second = '0', third = '0'] = partsOf(amount, [7, 2, 1])
  return [
    [keys[0], first],
    [keys[1], second],
    [keys[2], third],
  ]
}

function line(
  { currency }: World,
  system: ReturnType<typeof systemFields>,
  quote_id: string,
  sale: Sale,
  { share, discount }: { readonly share: string; readonly discount: number },
): Row<'quote_line_item'> {
  const quantity = Math.max(1, Math.round(Number(share) / sale.price))
  const amount = productOf(sale.price.toFixed(2), quantity, 100 - discount, '0.01')
  const earned = Number(amount) - quantity * sale.cost
  return {
    ...system,
    quote_id,
    product_id: sale.id,
    quantity,
    list_price: money(sale.price, currency),
    unit_price: money(sale.price, currency),
    discount,
    amount: { amount, currency },
    margin: Math.round((earned / Number(amount)) * 10_000) / 100,
    billing_frequency: sale.billing_frequency,
  }
}

/** The same figures as the rule computes, in cents. */
function totals(lines: readonly Row<'quote_line_item'>[], currency: string) {
  const cents = (text: string | undefined) => Math.round(Number(text ?? 0) * 100)
  const net = lines.reduce((sum, { amount }) => sum + cents(amount?.amount), 0)
  const listed = lines.reduce(
    (sum, { unit_price, quantity }) => sum + cents(unit_price?.amount) * (quantity ?? 0),
    0,
  )
  const tax = Math.round((net * taxPercent) / 100)
  const of = (value: number) => money(value / 100, currency)
  return { subtotal: of(listed), discount: of(listed - net), tax: of(tax), total: of(net + tax) }
}

/** Somebody asked Grace for each discount beyond the limit; the oldest has been turned down. */
function approvals(world: World, made: readonly Row<'quote'>[], people: People): Row<'approval_request'>[] {
  return made
    .filter(({ status }) => status === 'in_review')
    .map((quote, i) => ({
      ...systemFields(world, `approval-request/${i}`, quote.owner_id, new Date(quote.created_at)),
      subject: `15 % · ${quote.name ?? ''}`,
      target_id: quote.id,
      target_object: 'quote',
      request_type: 'discount' as const,
      current_approver_id: people.grace,
      discount_percent: 15,
      margin_impact: -4.5,
      business_justification:
        i % 2 === 0
          ? 'They compare us with a cheaper vendor and decide this month.'
          : '对方正在与竞品比价，本月内定标，需要价格支持。',
      ...(i === 0 && {
        status: 'rejected' as const,
        decided_by: people.grace,
        decided_at: world.calendar.now.toISOString(),
        updated_at: world.calendar.now.toISOString(),
        decision_note: 'Offer training instead of a lower price.',
      }),
    }))
}
