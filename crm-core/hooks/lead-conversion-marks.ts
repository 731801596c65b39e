import { Lead } from '../objects/sales/lead.ts'
import { Hook } from './hook.ts'

/** A converted lead says when it became a customer. */
export const leadConversionMarks = Hook.create(Lead, 'lead-conversion-marks', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, changed, set, now }) {
    if (!changed('status')) return
    if (record.status !== 'converted') set('converted_at', null)
    else if (record.converted_at === null) set('converted_at', now.toISOString())
  },
})
