import type { Sql } from '../contract.ts'
import { ApprovalRequest } from '../objects/products/approval-request.ts'
import { Hook } from './hook.ts'

async function mayApprove(db: Sql, user_id: string): Promise<boolean> {
  const { rows } = await db.query<{ may: boolean }>(
    `select role in ('admin', 'manager') and is_active as may from "user" where id = $1 and deleted_at is null`,
    [user_id],
  )
  return rows[0]?.may === true
}

/**
 * Who asks does not decide: a manager or administrator who was named does, once. What was decided stays
 * as it was asked for.
 */
export const approvalDecision = Hook.create(ApprovalRequest, 'approval-decision', {
  on: ['beforeCreate', 'beforeUpdate'],
  async run({ record, before, changed, set, reject, actor, db, now }) {
    if (before && before.status !== 'pending') return reject('already_decided', 'status')
    if (changed('current_approver_id', 'owner_id') && record.current_approver_id) {
      const own = record.current_approver_id === (record.created_by ?? actor.user_id)
      if (own || !(await mayApprove(db, record.current_approver_id)))
        reject('not_approver', 'current_approver_id')
    }
    if (!changed('status') || record.status === 'pending') return
    if (record.status === 'withdrawn') return set('decided_at', now.toISOString())
    if (actor.user_id !== before?.current_approver_id) reject('not_approver', 'status')
    set('decided_at', now.toISOString())
    set('decided_by', actor.user_id)
  },
})
