import type { Sql } from '../contract.ts'
import { Invoice } from '../objects/finance/invoice.ts'
import { Payment } from '../objects/finance/payment.ts'
import { Hook } from './hook.ts'
import { settleInvoices } from './settle-invoices.ts'

async function invoiceFor(
  db: Sql,
  id: string,
): Promise<{ status: string; currency: string | null } | undefined> {
  const { rows } = await db.query<{ status: string; currency: string | null }>(
    'select status, total_amount_currency::text as currency from invoice where id = $1',
    [id],
  )
  return rows[0]
}

/** Payments say how much of an invoice is paid; they are in its currency, and none is taken for a void one. */
export const invoicePaid = Hook.create(Payment, 'invoice-paid', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async run({ record, changed, set, reject, db, now, actor }) {
    if (!changed('received_amount', 'invoice_id') || record.received_amount === null) return
    if (record.actual_date === null)
      set('actual_date', new Intl.DateTimeFormat('en-CA', { timeZone: actor.time_zone }).format(now))
    const invoice = record.invoice_id ? await invoiceFor(db, record.invoice_id) : undefined
    if (invoice?.status === 'void') reject('invoice_closed', 'invoice_id')
    const { currency: got } = record.received_amount
    if (invoice?.currency && invoice.currency !== got)
      reject('currency_mismatch', 'received_amount', { got, expected: invoice.currency })
  },
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) => changed('received_amount', 'invoice_id', 'deleted_at'))
    await settleInvoices(
      doing,
      moved.flatMap(({ record, before }) => [record.invoice_id, before?.invoice_id]),
    )
  },
})
/** An invoice that is issued, or whose total changes, stands as its payments say. */
export const invoiceStanding = Hook.create(Invoice, 'invoice-standing', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, reject }) {
    if (!changed('status') || (record.status !== 'paid' && record.status !== 'partly_paid')) return
    const paid = Number(record.paid_amount?.amount ?? 0)
    const wanted = record.status === 'paid' ? Number(record.total_amount?.amount ?? 0) : 0.01
    if (paid < wanted || paid === 0) reject('invoice_unpaid', 'status')
  },
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) => changed('status', 'total_amount', 'deleted_at'))
    await settleInvoices(
      doing,
      moved.map(({ record }) => record.id),
    )
  },
})
