import { TimeOff } from '../../objects/hr/time-off.ts'
import { Hook } from '../hook.ts'
import { transitions } from '../transitions.ts'
import { isMe } from './own-affairs.ts'

export const timeOffTransitions = transitions(TimeOff, {
  from: {
    requested: ['approved', 'rejected', 'cancelled'],
    approved: ['requested', 'cancelled', 'rejected'],
    rejected: ['requested'],
    cancelled: ['requested'],
  },
})

/** Somebody else decides on time off; what was approved and then moved is asked for again. */
export const timeOffApproval = Hook.create(TimeOff, 'time-off-approval', {
  on: ['beforeCreate', 'beforeUpdate'],
  priority: 40,
  async run({ record, before, changed, set, reject, actor, now, db }) {
    const moved = before?.status === 'approved' && changed('start_date', 'end_date', 'type', 'is_half_day')
    const decided = record.status === 'approved' || record.status === 'rejected'
    const own = actor.role !== 'admin' && (moved || decided) && (await isMe(db, actor, record.employee_id))
    if (moved && own && record.status === 'approved') set('status', 'requested')
    if (!changed('status')) return
    const decides = record.status === 'approved' || record.status === 'rejected'
    if (decides && own)
      reject('own_approval', 'status', { object: TimeOff.label[actor.language].toLowerCase() })
    set('approved_by_id', decides ? actor.user_id : null)
    set('decided_at', decides ? now.toISOString() : null)
  },
})
