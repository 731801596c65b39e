import { z } from 'zod'
import type { Money, Sql } from '../contract.ts'
import { Quote } from '../objects/products/quote.ts'
import { QuoteLineItem } from '../objects/products/quote-line-item.ts'
import { productOf } from './exact.ts'
import { Hook } from './hook.ts'

const money = z.object({ amount: z.string(), currency: z.string() }).nullable()
const shape = z.object({
  currency: z.string().nullable(),
  status: z.string(),
  product: z.string().nullable(),
  is_active: z.boolean(),
  billing_frequency: z.string().nullable(),
  list_price: money,
  cost_price: money,
})
const amountAs = (amount: string, currency: string) =>
  `case when ${amount} is not null then jsonb_build_object('amount', ${amount}::text, 'currency', ${currency}::text) end`

/** The offer that a line is part of and the product that it offers, at the price book's own price where it has one. */
async function around(db: Sql, quote_id: string, product_id: string | null) {
  const { rows } = await db.query(
    `select q.currency::text, q.status, p.name as product, p.is_active is not false as is_active, p.billing_frequency,
       coalesce(${amountAs('r.price', 'r.price_currency')}, ${amountAs('p.list_price', 'p.list_price_currency')}) as list_price,
       ${amountAs('p.cost_price', 'p.cost_price_currency')} as cost_price
     from quote q left join product p on p.id = $2 and p.deleted_at is null
     left join lateral (select price, price_currency from price_rule r where r.pricebook_id = q.pricebook_id
         and r.product_id = p.id and r.rule_type = 'fixed' and r.is_active is not false and r.deleted_at is null
       order by r.priority, r.id limit 1) r on true
     where q.id = $1`,
    [quote_id, product_id],
  )
  return shape.safeParse(rows[0]).data
}
const open = new Set(['draft', 'in_review'])
const closedWord = (status: string, language: 'en' | 'zh'): string =>
  Quote.fields.status.options?.find(({ code }) => code === status)?.label[language].toLowerCase() ?? status
const frequencies = ['one_time', 'monthly', 'quarterly', 'semi_annual', 'annual'] as const

/** What is left of a price after its cost, per cent; unknown across currencies. */
function marginOf(amount: Money, cost: Money | null, quantity: number): number | null {
  if (!cost || cost.currency !== amount.currency || Number(amount.amount) === 0) return null
  const earned = Number(amount.amount) - Number(productOf(cost.amount, quantity))
  return Math.round((earned / Number(amount.amount)) * 10_000) / 100
}

/**
 * A line offers a product that is for sale, in the currency of its quote and while that is still open; its
 * price is the list price unless another is named, and its amount follows.
 */
export const quoteLine = Hook.create(QuoteLineItem, 'quote-line', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async run({ record, before, changed, set, reject, db, actor }) {
    const known = record.quote_id ? await around(db, record.quote_id, record.product_id) : undefined
    if (!known) return
    const { currency, list_price } = known
    if (!open.has(known.status))
      reject('quote_closed', 'quote_id', { status: closedWord(known.status, actor.language) })
    if (record.deleted_at !== null) return
    const chosen = changed('product_id')
    if (chosen && !known.is_active) reject('inactive_product', 'product_id', { name: known.product ?? '' })
    const comparable = list_price?.currency === currency ? list_price : null
    if (chosen) set('list_price', comparable)
    if (record.unit_price === null || (chosen && before && !changed('unit_price')))
      set('unit_price', comparable)
    const billing = frequencies.find((one) => one === known.billing_frequency)
    if (chosen && billing && record.billing_frequency === null) set('billing_frequency', billing)
    const price = record.unit_price
    if (price === null) return reject('required', 'unit_price')
    if (currency !== null && price.currency !== currency)
      reject('currency_mismatch', 'unit_price', { got: price.currency, expected: currency })
    const amount = productOf(price.amount, record.quantity, 100 - record.discount, '0.01')
    set('amount', { amount, currency: price.currency })
    set('margin', marginOf({ amount, currency: price.currency }, known.cost_price, record.quantity))
  },
})
