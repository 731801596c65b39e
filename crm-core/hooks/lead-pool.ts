import { Lead } from '../objects/sales/lead.ts'
import { Hook } from './hook.ts'

/** A lead in the public pool is nobody's; whoever takes it takes it out. */
export const leadPool = Hook.create(Lead, 'lead-pool', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, before, changed, set, now }) {
    if (changed('is_in_public_pool') && record.is_in_public_pool) {
      if (!before || !changed('owner_id')) set('owner_id', null)
      return
    }
    if (before?.is_in_public_pool && changed('owner_id') && record.owner_id !== null) {
      set('is_in_public_pool', false)
      set('claimed_at', now.toISOString())
    }
  },
})
