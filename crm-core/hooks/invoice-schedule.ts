import { Temporal } from 'temporal-polyfill'
import { Contract } from '../objects/finance/contract.ts'
import { daysOf } from '../objects/finance/payment-terms.ts'
import type { RecordOf } from '../objects/schema.ts'
import { newId } from '../records/id.ts'
import { partsOf } from './exact.ts'
import { Hook } from './hook.ts'

type ContractRecord = RecordOf<typeof Contract>
type Billed = Pick<
  ContractRecord,
  | 'id'
  | 'name'
  | 'account_id'
  | 'owner_id'
  | 'contract_value'
  | 'start_date'
  | 'term_months'
  | 'billing_frequency'
  | 'payment_terms'
>
const months = { monthly: 1, quarterly: 3, semi_annual: 6, annual: 12 } as const

/** How many months each invoice is for; the last may be shorter. */
export function billedMonths({
  billing_frequency,
  term_months,
}: Pick<ContractRecord, 'billing_frequency' | 'term_months'>): number[] {
  const step = billing_frequency === 'one_time' ? term_months : months[billing_frequency]
  const count = Math.ceil(term_months / step)
  return Array.from({ length: count }, (_, i) => Math.min(step, term_months - i * step))
}

/** The invoices of a contract, each billed on the first day of its time: together its value, to the cent. */
export function invoicesOf(contract: Billed, now: Date) {
  const { contract_value, start_date } = contract
  if (contract_value === null || start_date === null) return []
  const lengths = billedMonths(contract)
  const { currency } = contract_value
  let before = 0
  return partsOf(contract_value.amount, lengths).map((amount, i) => {
    const first = Temporal.PlainDate.from(start_date).add({ months: before })
    before += lengths[i] ?? 0
    const last = Temporal.PlainDate.from(start_date).add({ months: before }).subtract({ days: 1 })
    const price = { amount, currency }
    const name = lengths.length === 1 ? contract.name : `${contract.name} ${i + 1}/${lengths.length}`
    const invoice = {
      id: newId(now),
      name: name.slice(-255),
      account_id: contract.account_id,
      contract_id: contract.id,
      owner_id: contract.owner_id,
      status: 'draft',
      total_amount: price,
      invoice_date: first.toString(),
      due_date: first.add({ days: daysOf[contract.payment_terms] }).toString(),
      payment_terms: contract.payment_terms,
      period_start: first.toString(),
      period_end: last.toString(),
    }
    const line = {
      invoice_id: invoice.id,
      owner_id: contract.owner_id,
      description: `${name} (${first.toString()} – ${last.toString()})`.slice(-500),
      quantity: 1,
      unit_price: price,
    }
    return { invoice, line }
  })
}
const billed = `select distinct contract_id as id from invoice where contract_id = any($1::uuid[]) and deleted_at is null`

/** A contract that comes into force is billed for its whole term, once. */
export const invoiceSchedule = Hook.create(Contract, 'invoice-schedule', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, create, now }) {
    const begun = writes
      .filter(({ record, changed }) => changed('status') && record.status === 'active')
      .map(({ record }) => record)
    if (begun.length === 0) return
    const { rows } = await tx.query<{ id: string }>(billed, [begun.map(({ id }) => id)])
    const has = new Set(rows.map(({ id }) => id))
    for (const contract of begun.filter(({ id }) => !has.has(id)))
      for (const { invoice, line } of invoicesOf(contract, now)) {
        create('invoice', invoice)
        create('invoice_line', line)
      }
  },
})
