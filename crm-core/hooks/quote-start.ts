import { z } from 'zod'
import type { Sql } from '../contract.ts'
import { Quote } from '../objects/products/quote.ts'
import { Hook } from './hook.ts'

const dealShape = z.object({
  name: z.string(),
  account_id: z.string().nullable(),
  contact_id: z.string().nullable(),
  currency: z.string(),
})
/** Told apart from the deal, in the script that the deal is named in. */
const offerName = (deal: string): string =>
  /\p{Script=Han}/u.test(deal) ? `${deal.slice(0, 250)}报价` : `${deal.slice(0, 240)} offer`

/** Whose deal it is, and in what currency it is spoken of. */
async function dealOf(db: Sql, opportunity_id: string) {
  const { rows } = await db.query(
    `select o.name, o.account_id, o.contact_id, coalesce(o.amount_currency, w.currency)::text as currency
     from opportunity o join tenant w on w.tenant_id = o.tenant_id where o.id = $1`,
    [opportunity_id],
  )
  return dealShape.safeParse(rows[0]).data
}

const bookShape = z.object({
  name: z.string(),
  currency: z.string(),
  start_date: z.string().nullable(),
  end_date: z.string().nullable(),
  holds: z.boolean(),
})
async function bookOf(db: Sql, id: string, today: string) {
  const { rows } = await db.query(
    `select name, currency, start_date::text, end_date::text,
       is_active is not false and coalesce(start_date <= $2::date, true) and coalesce(end_date >= $2::date, true) as holds
     from pricebook where id = $1 and deleted_at is null`,
    [id, today],
  )
  return bookShape.safeParse(rows[0]).data
}
/** The day it is for the person who writes. */
const dayIn = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)

/** A quote is for the customer of its deal, in the currency of its price book, and that book must hold. */
export const quoteStart = Hook.create(Quote, 'quote-start', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 50,
  async run({ record, before, changed, set, reject, db, actor, now }) {
    if (changed('opportunity_id') && record.opportunity_id) {
      const deal = await dealOf(db, record.opportunity_id)
      if (!changed('account_id')) set('account_id', deal?.account_id ?? null)
      if (!changed('contact_id')) set('contact_id', deal?.contact_id ?? null)
      if (!before) set('currency', deal?.currency ?? null)
      if (!record.name && deal) set('name', offerName(deal.name))
    }
    if (!changed('pricebook_id') || record.pricebook_id === null) return
    const book = await bookOf(db, record.pricebook_id, dayIn(now, actor.time_zone))
    if (!book) return
    const { name, start_date, end_date } = book
    if (!book.holds)
      reject('pricebook_not_valid', 'pricebook_id', { name, from: start_date ?? '—', until: end_date ?? '—' })
    if (!before) set('currency', book.currency)
    else if (record.currency !== book.currency)
      reject('currency_mismatch', 'pricebook_id', { got: book.currency, expected: record.currency ?? '' })
  },
})
