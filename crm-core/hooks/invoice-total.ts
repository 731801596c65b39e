import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Sql } from '../contract.ts'
import { InvoiceLine } from '../objects/finance/invoice-line.ts'
import { Invoice } from '../objects/finance/invoice.ts'
import { daysOf } from '../objects/finance/payment-terms.ts'
import { productOf } from './exact.ts'
import { Hook } from './hook.ts'

const totals = `
  select i.id, l.total::text as amount, l.code::text as currency
  from invoice i join (select invoice_id as id, sum(amount) as total, max(amount_currency) as code from invoice_line
        where invoice_id = any($1::uuid[]) and deleted_at is null group by invoice_id) l on i.id = l.id
  where (i.total_amount, i.total_amount_currency) is distinct from (l.total, l.code)`
const shape = z.array(z.object({ id: z.string(), amount: z.string(), currency: z.string() }))

async function currencyOf(db: Sql, invoice_id: string, line_id: string): Promise<string | null> {
  const { rows } = await db.query<{ code: string | null }>(
    `select min(amount_currency)::text as code from invoice_line where invoice_id = $1 and id <> $2 and deleted_at is null`,
    [invoice_id, line_id],
  )
  return rows[0]?.code ?? null
}

/** A line costs its price times its quantity, and an invoice is the sum of its lines, in one currency. */
export const invoiceTotal = Hook.create(InvoiceLine, 'invoice-total', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async run({ record, changed, set, reject, db }) {
    const { unit_price, quantity } = record
    if (record.deleted_at !== null || !changed('unit_price', 'quantity') || !unit_price) return
    set('amount', { amount: productOf(unit_price.amount, quantity), currency: unit_price.currency })
    const expected = changed('unit_price') ? await currencyOf(db, record.invoice_id, record.id) : null
    if (expected !== null && expected !== unit_price.currency)
      reject('currency_mismatch', 'unit_price', { got: unit_price.currency, expected })
  },
  async alongside(writes, { tx, follow }) {
    const moved = writes.filter(({ changed }) => changed('invoice_id', 'amount', 'deleted_at'))
    const invoices = moved.flatMap(({ record, before }) => [record.invoice_id, before?.invoice_id])
    const { rows } = await tx.query(totals, [[...new Set(invoices)].filter((id) => id !== undefined)])
    // What a new total makes of its standing is the invoice's own rule.
    for (const { id, ...total_amount } of shape.parse(rows)) follow('invoice', id, { total_amount })
  },
})
/** When an invoice is due follows from its date and terms, unless a day was named. */
export const invoiceDue = Hook.create(Invoice, 'invoice-due', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set }) {
    if (!changed('invoice_date', 'payment_terms') || changed('due_date') || record.invoice_date === null)
      return
    const days = daysOf[record.payment_terms]
    set('due_date', Temporal.PlainDate.from(record.invoice_date).add({ days }).toString())
  },
})
