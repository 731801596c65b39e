import type { Actor, ActorCrm } from '#crm-core/contract'
import type { StoredApproval } from '../store/approvals.ts'
import { notFound } from '../store/not-found.ts'

type Reach = Pick<ActorCrm, 'actor' | 'within'>

/** Administrators may decide for everybody of their workspace, managers for their people; others for themselves. */
export const decidesForOthers = (actor: Actor): boolean => actor.role === 'admin' || actor.role === 'manager'

/** The approvals that this person may see and decide. The runs still act with their owners' rights. */
export async function withinReach(
  { actor, within }: Reach,
  stored: readonly StoredApproval[],
): Promise<StoredApproval[]> {
  const owners = new Set(stored.map(({ user_id }) => user_id))
  owners.delete(actor.user_id)
  const people = new Set([
    actor.user_id,
    ...(decidesForOthers(actor) && owners.size > 0 ? await within([...owners]) : []),
  ])
  return stored.filter(({ user_id }) => people.has(user_id))
}

/** An approval out of reach is not found, so that nobody learns that it exists. */
export async function reachable(crm: Reach, stored: StoredApproval): Promise<StoredApproval> {
  const [found] = await withinReach(crm, [stored])
  if (!found) throw notFound('approval', crm.actor.language)
  return found
}
