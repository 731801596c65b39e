import { Opportunity } from '../objects/sales/opportunity.ts'
import { Hook } from './hook.ts'

/** A deal that is won has a price. */
export const wonNeedsAmount = Hook.create(Opportunity, 'won-needs-amount', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, reject }) {
    if (!changed('stage', 'amount') || record.stage !== 'closed_won') return
    if (record.amount === null || Number(record.amount.amount) <= 0) reject('won_without_amount', 'amount')
  },
})
