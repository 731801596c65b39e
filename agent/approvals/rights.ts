import { HotcrmError, type Actor } from '#crm-core/contract'
import type { StoredApproval } from '../store/approvals.ts'

/** Administrators and managers may decide for others of their workspace; the run still acts with its owner's rights. */
export const decidesForOthers = (actor: Actor): boolean => actor.role === 'admin' || actor.role === 'manager'

/** An approval out of reach is not found, so that nobody learns that it exists. */
export function reachable(actor: Actor, stored: StoredApproval): StoredApproval {
  if (stored.user_id !== actor.user_id && !decidesForOthers(actor))
    throw new HotcrmError('not_found', { object: 'approval' })
  return stored
}
