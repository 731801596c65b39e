import type { DemoDeal } from '../deals.ts'
import type { Random } from '../random.ts'
import { beside, money, randomFor, systemFields, type Row, type World } from '../rows.ts'
import { lastDay } from '../../hooks/contract-term.ts'
import { invoicesOf } from '../../hooks/invoice-schedule.ts'
import { idFor } from '../ids.ts'

export interface Books {
  readonly contract: readonly Row<'contract'>[]
  readonly invoice: readonly Row<'invoice'>[]
  readonly invoice_line: readonly Row<'invoice_line'>[]
  readonly payment: readonly Row<'payment'>[]
}

/** A contract for every won deal, its invoices, and the money that came: most in time, some late, some not yet. */
export function books(world: World, pipeline: readonly DemoDeal[], bookkeeper: string): Books {
  const random = randomFor(world, 'books')
  const contracts = pipeline
    .filter(({ row }) => row.stage === 'closed_won')
    .map((deal, i) => contract(world, deal, random, i))
  const billed = contracts.flatMap((row) => invoices(world, row, bookkeeper, random))
  return {
    contract: contracts,
    invoice: billed.map(({ invoice }) => invoice),
    invoice_line: billed.map(({ line }) => line),
    payment: billed.flatMap(({ payments }) => payments),
  }
}
type Signed = ReturnType<typeof contract>

function contract(world: World, { row: deal, account }: DemoDeal, random: Random, i: number) {
  const { calendar } = world
  const closed = calendar.daysTo(deal.close_date ?? calendar.date(0))
  const fresh = closed > -8
  const start_date = calendar.date(fresh ? random.int(5, 20) : Math.min(0, closed + random.int(2, 8)))
  const term_months = random.pick([12, 12, 12, 24])
  const end_date = lastDay(start_date, term_months)
  const closed_at = deal.closed_at ?? deal.created_at
  return {
    ...systemFields(world, `contract/${i}`, deal.owner_id, new Date(closed_at)),
    name: beside(deal.name ?? '', account.chinese, { en: 'contract', zh: '合同' }),
    account_id: account.row.id,
    opportunity_id: deal.id,
    status: fresh
      ? ('draft' as const)
      : end_date < calendar.date(0)
        ? ('expired' as const)
        : ('active' as const),
    contract_value: deal.amount ?? null,
    start_date,
    end_date,
    term_months,
    billing_frequency: random.pick(['annual', 'semi_annual', 'quarterly', 'one_time'] as const),
    payment_terms: random.pick(['net_30', 'net_30', 'net_15', 'net_60'] as const),
    auto_renew: random.chance(0.4),
    signed_at: fresh ? null : calendar.date(Math.min(0, closed + 1)),
    activated_at: fresh ? null : closed_at,
  } satisfies Row<'contract'>
}

function invoices(world: World, contract: Signed, bookkeeper: string, random: Random) {
  if (contract.status === 'draft') return []
  const made = new Date(contract.created_at)
  return invoicesOf(contract, made).map(({ invoice, line }, i) => {
    const system = systemFields(world, `invoice/${contract.id}/${i}`, contract.owner_id, made, bookkeeper)
    const payments = paymentsFor(world, { ...invoice, id: system.id }, system, bookkeeper, random)
    const paid = payments.reduce((sum, { received_amount }) => sum + Number(received_amount?.amount ?? 0), 0)
    const total = Number(invoice.total_amount.amount)
    const row: Row<'invoice'> = {
      ...system,
      ...invoice,
      id: system.id,
      status: invoice.invoice_date > world.calendar.date(0) ? 'draft' : standing(paid, total),
      paid_amount: paid > 0 ? money(paid, invoice.total_amount.currency) : null,
    }
    const lineId = idFor(`${world.tenant_id}/invoice-line/${system.id}`, made)
    const row_line = { ...system, ...line, id: lineId, invoice_id: system.id, amount: line.unit_price }
    return { invoice: row, line: row_line satisfies Row<'invoice_line'>, payments }
  })
}
const standing = (paid: number, total: number): 'issued' | 'partly_paid' | 'paid' => {
  if (paid >= total) return 'paid'
  return paid > 0 ? 'partly_paid' : 'issued'
}

interface Due {
  readonly id: string
  readonly total_amount: { readonly amount: string; readonly currency: string }
  readonly invoice_date: string
  readonly due_date: string
}
function paymentsFor(
  world: World,
  { id, total_amount, invoice_date, due_date }: Due,
  system: ReturnType<typeof systemFields>,
  bookkeeper: string,
  random: Random,
): Row<'payment'>[] {
  const { calendar } = world
  const luck = random.next()
  const day = calendar.daysTo(due_date) + random.int(-12, 9)
  const issued = calendar.daysTo(invoice_date)
  if (issued > 0) return []
  const planned = { planned_amount: total_amount, planned_date: due_date, invoice_id: id }
  const row = (created: Date) => systemFields(world, `payment/${id}`, system.owner_id, created, bookkeeper)
  const recorded = calendar.at(Math.max(day, issued), 16)
  const late = luck > 0.85
  if (day > 0 || (late && luck > 0.9)) return [{ ...row(new Date(system.created_at)), ...planned }]
  const share = late ? 0.5 : 1
  const amount = Math.round(Number(total_amount.amount) * 100 * share) / 100
  const created = recorded.toISOString() > system.created_at ? recorded : new Date(system.created_at)
  return [
    {
      ...row(created),
      ...planned,
      received_amount: money(amount, total_amount.currency),
      actual_date: calendar.date(Math.min(0, Math.max(day, issued))),
      payment_method: random.pick(['bank_transfer', 'bank_transfer', 'bank_transfer', 'cheque'] as const),
      reference: `NW${String(random.int(10_000_000, 99_999_999))}`,
    },
  ]
}
