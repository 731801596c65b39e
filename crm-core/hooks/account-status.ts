import type { RecordOf } from '../objects/schema.ts'
import type { Account } from '../objects/sales/account.ts'
import { Opportunity } from '../objects/sales/opportunity.ts'
import { Hook } from './hook.ts'

type Status = Partial<Pick<RecordOf<typeof Account>, 'type' | 'customer_status'>>

/** What a won deal makes of an account: a prospect becomes a customer, one who had left is back. */
export function statusAfterWin(account: Pick<RecordOf<typeof Account>, 'type' | 'customer_status'>): Status {
  const { type, customer_status } = account
  const back = customer_status === null || customer_status === 'inactive' || customer_status === 'churned'
  return {
    ...((type === null || type === 'prospect') && { type: 'customer' as const }),
    ...(back && { customer_status: 'active' as const }),
  }
}

export const accountStatus = Hook.create(Opportunity, 'account-status', {
  on: ['afterCreate', 'afterUpdate'],
  fields: ['stage'],
  async run({ record, after, crm }) {
    if (after.stage !== 'closed_won' || record?.stage !== 'closed_won' || record.deleted_at !== null) return
    const account = await crm.get('account', record.account_id)
    // Read through the object's own fields, so it has their types.
    const status = statusAfterWin(account as unknown as RecordOf<typeof Account>)
    if (Object.keys(status).length > 0) await crm.save('account', { id: account.id, ...status })
  },
})
