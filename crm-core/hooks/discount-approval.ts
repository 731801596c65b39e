import { z } from 'zod'
import type { Sql } from '../contract.ts'
import { Quote } from '../objects/products/quote.ts'
import { Hook } from './hook.ts'

const shape = z.object({
  discount: z.number().nullable(),
  limit: z.number().nullable(),
  may_ask: z.boolean().nullable(),
  approved: z.number().nullable(),
})
/**
 * How much off the list prices a quote is, how much may be given without asking, and how much has been
 * allowed. A quote that names no schedule is held to the strictest of the workspace: leaving it out
 * is no way round.
 */
async function standing(db: Sql, quote_id: string, schedule_id: string | null, percent: number) {
  const { rows } = await db.query(
    `with lines as (
       select sum(round(quantity::numeric * greatest(coalesce(list_price, unit_price), unit_price), 2)) as listed,
         sum(amount) as net from quote_line_item where quote_id = $1 and deleted_at is null)
     select round(100 - lines.net * (100 - $3::numeric) / nullif(lines.listed, 0), 2)::double precision as discount,
       s.max_discount as limit, s.requires_approval as may_ask,
       (select max(a.discount_percent) from approval_request a where a.target_id = $1 and a.request_type = 'discount'
          and a.status = 'approved' and a.deleted_at is null) as approved
     from lines left join lateral (
       select max_discount, requires_approval from discount_schedule
       where deleted_at is null and case when $2::uuid is null
         then is_active is not false and schedule_type = 'discretionary' else id = $2 end
       order by max_discount, id limit 1) s on true`,
    [quote_id, schedule_id, percent],
  )
  return shape.safeParse(rows[0]).data
}
const binding = new Set(['approved', 'sent', 'accepted'])

/** A discount beyond the limit of its schedule is no offer until somebody has allowed it. */
export const discountApproval = Hook.create(Quote, 'discount-approval', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 110,
  async run({ record, changed, reject, set, db, now }) {
    if (changed('status')) set('accepted_at', record.status === 'accepted' ? now.toISOString() : null)
    if (!changed('status', 'discount_percent', 'discount_schedule_id') || !binding.has(record.status)) return
    const found = await standing(db, record.id, record.discount_schedule_id, record.discount_percent)
    if (!found) return
    const { discount, limit } = found
    if (discount === null || limit === null || discount <= limit) return
    if (found.may_ask === false)
      return reject('discount_not_allowed', 'discount_percent', { discount, limit })
    if (found.approved === null || found.approved < discount)
      reject('discount_needs_approval', 'discount_percent', { discount, limit })
  },
})
