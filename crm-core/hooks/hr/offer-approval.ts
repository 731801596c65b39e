import { Offer } from '../../objects/hr/offer.ts'
import { Hook } from '../hook.ts'
import { transitions } from '../transitions.ts'

/** What is sent was approved before. */
export const offerTransitions = transitions(Offer, {
  start: ['draft', 'pending_approval'],
  from: {
    draft: ['pending_approval', 'withdrawn'],
    pending_approval: ['approved', 'draft', 'withdrawn'],
    approved: ['sent', 'draft', 'withdrawn'],
    sent: ['accepted', 'declined', 'withdrawn'],
    accepted: ['withdrawn'],
    declined: [],
    withdrawn: ['draft'],
  },
})
const settled = ['approved', 'sent', 'accepted'] as const
const terms = ['base_salary', 'bonus', 'employment_type', 'start_date'] as const

/** Another than who made the offer approves it, and it is sent as it was approved. */
export const offerApproval = Hook.create(Offer, 'offer-approval', {
  on: ['beforeCreate', 'beforeUpdate'],
  run({ record, before, changed, set, reject, actor, now }) {
    if (before && settled.some((status) => status === before.status) && record.status !== 'draft')
      for (const term of terms) if (changed(term)) reject('approved_terms', term)
    if (!changed('status')) return
    if (record.status === 'approved') {
      const own = record.created_by === actor.user_id || record.owner_id === actor.user_id
      if (actor.role !== 'admin' && own)
        reject('own_approval', 'status', { object: Offer.label[actor.language].toLowerCase() })
      set('approved_by_id', actor.user_id)
      set('approved_at', now.toISOString())
    } else if (record.status === 'draft' || record.status === 'pending_approval') {
      set('approved_by_id', null)
      set('approved_at', null)
      set('sent_at', null)
    } else if (record.status === 'sent') set('sent_at', now.toISOString())
  },
})
