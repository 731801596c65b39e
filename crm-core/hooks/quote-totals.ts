import { z } from 'zod'
import { Quote } from '../objects/products/quote.ts'
import { QuoteLineItem } from '../objects/products/quote-line-item.ts'
import { derive } from './derive.ts'
import { Hook } from './hook.ts'

/** The figures of quotes from their lines, in exact decimals, given the discount and tax rates of `rates`. */
const figures = (rates: string) => `
  sums as (
    select r.id, r.currency, r.off, r.tax,
      coalesce(sum(round(l.quantity::numeric * l.unit_price, 2)), 0) as subtotal, coalesce(sum(l.amount), 0) as net
    from (${rates}) r left join quote_line_item l on l.quote_id = r.id and l.deleted_at is null
    group by r.id, r.currency, r.off, r.tax),
  fresh as (
    select id, currency, subtotal, subtotal - net + round(net * off / 100, 2) as discount,
      round((net - round(net * off / 100, 2)) * tax / 100, 2) as tax from sums)`

const update = `
  with ${figures(`select q.id, coalesce(q.currency, w.currency) as currency, q.discount_percent::numeric as off,
      q.tax_percent::numeric as tax
    from quote q join tenant w on w.tenant_id = q.tenant_id where q.id = any($1::uuid[])`)}
  update quote q set subtotal = fresh.subtotal, discount = fresh.discount, tax = fresh.tax,
    total = fresh.subtotal - fresh.discount + fresh.tax, subtotal_currency = fresh.currency,
    discount_currency = fresh.currency, tax_currency = fresh.currency, total_currency = fresh.currency
  from fresh where q.id = fresh.id and (q.subtotal, q.discount, q.tax, q.total)
    is distinct from (fresh.subtotal, fresh.discount, fresh.tax, fresh.subtotal - fresh.discount + fresh.tax)
  returning q.id`
const preview = `
  with ${figures(`select $1::uuid as id, $2::text as currency, $3::numeric as off, $4::numeric as tax`)}
  select currency, subtotal::text, discount::text, tax::text, (subtotal - discount + tax)::text as total from fresh`
const shape = z.object({
  currency: z.string(),
  subtotal: z.string(),
  discount: z.string(),
  tax: z.string(),
  total: z.string(),
})
const sums = ['subtotal', 'discount', 'tax', 'total'] as const

/** A quote adds up its lines: the subtotal before any discount, all discounts, the tax on what is left, the total. */
export const lineTotals = Hook.create(QuoteLineItem, 'line-totals', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) =>
      changed('quote_id', 'quantity', 'unit_price', 'amount', 'deleted_at'),
    )
    await derive(
      doing,
      'quote',
      update,
      moved.flatMap(({ record, before }) => [record.quote_id, before?.quote_id]),
    )
  },
})
/** Another rate gives other totals: told at once, and made sure of under the lock of the write. */
export const quoteTotals = Hook.create(Quote, 'quote-totals', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 60,
  async run({ record, before, changed, set, db }) {
    if (before && !changed('discount_percent', 'tax_percent', 'currency')) return
    const { rows } = await db.query(preview, [
      record.id,
      record.currency ?? '',
      record.discount_percent,
      record.tax_percent,
    ])
    const figures = shape.safeParse(rows[0]).data
    if (!figures || figures.currency === '') return
    for (const name of sums) set(name, { amount: figures[name], currency: figures.currency })
  },
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) => changed('discount_percent', 'tax_percent'))
    await derive(
      doing,
      'quote',
      update,
      moved.map(({ record }) => record.id),
    )
  },
})
