import { z } from 'zod'
import type { Alongside } from './before.ts'

const shape = z.array(
  z.object({ id: z.string(), currency: z.string(), paid: z.string(), status: z.string() }),
)
/** What has come for each invoice, and what that makes of it. A draft or a void one stays what it is. */
const standing = `
  select * from (
    select i.id, i.total_amount_currency::text as currency, p.paid::text as paid,
      case when i.status not in ('issued', 'partly_paid', 'paid') then i.status
        when p.paid >= i.total_amount and i.total_amount > 0 then 'paid'
        when p.paid > 0 then 'partly_paid' else 'issued' end as status,
      coalesce(i.paid_amount, 0) <> p.paid as moved, i.status as known
    from invoice i cross join lateral (
      select coalesce(sum(received_amount), 0)::numeric(18, 2) as paid from payment
      where invoice_id = i.id and deleted_at is null and received_amount_currency = i.total_amount_currency) p
    where i.id = any($1::uuid[]) and i.total_amount is not null and i.deleted_at is null) i
  where i.moved or i.status <> i.known`

/** Writes onto invoices what their payments say. */
export async function settleInvoices(
  { tx, follow }: Alongside,
  ids: readonly (string | undefined)[],
): Promise<void> {
  const some = [...new Set(ids)].filter((id) => id !== undefined)
  if (some.length === 0) return
  const { rows } = await tx.query(standing, [some])
  for (const { id, currency, paid, status } of shape.parse(rows))
    follow('invoice', id, { paid_amount: { amount: paid, currency }, status })
}
