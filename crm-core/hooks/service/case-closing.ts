import { Case } from '../../objects/service/case.ts'
import { Hook } from '../hook.ts'
import { isOpen } from './case-sla-clock.ts'

/** A case says when it was resolved and closed, and forgets it when it is opened again. */
export const caseClosing = Hook.create(Case, 'case-closing', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 60,
  run({ record, before, changed, set, now }) {
    if (!changed('status')) return
    if (isOpen(record)) {
      set('resolved_at', null)
      set('closed_at', null)
      if (before && !isOpen(before)) set('reopen_count', before.reopen_count + 1)
      return
    }
    if (record.resolved_at === null) set('resolved_at', record.closed_at ?? now.toISOString())
    if (record.status === 'resolved') set('closed_at', null)
    else if (record.closed_at === null) set('closed_at', now.toISOString())
  },
})
