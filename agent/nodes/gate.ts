import { interrupt } from '@langchain/langgraph'
import { payloadHash } from '../approvals/hash.ts'
import { rowIndex } from '../approvals/rows.ts'
import { activity } from '../say.ts'
import { scopeOf, type NodeRuntime } from '../scope.ts'
import type { State, Update } from '../state.ts'

/**
 * Waits for a person. The decision is read from the store, never from the resume value: a resume
 * is only a nudge. Nothing happens before the interrupt, because a resume runs this from its top.
 */
export async function gate(state: State, runtime: NodeRuntime): Promise<Update> {
  interrupt({ approval_id: state.approval_id })
  const { approvals, steps, events } = scopeOf(runtime)
  const step = state.plan[state.cursor]
  if (!step || !state.approval_id) return { runnable: [], approval_id: null }
  const { approval, payload_hash } = await approvals.get(state.approval_id)
  if (approval.status !== 'decided')
    throw new Error(`approval ${approval.id} was resumed before its decision`)
  const actions = await steps.ofStep(step.id)
  const bound = approval.rows.map(({ id }) => ({
    id,
    args: actions.find((action) => action.action_index === rowIndex(id))?.args ?? {},
  }))
  if (payloadHash(approval.tool, bound) !== payload_hash)
    throw new Error(`approval ${approval.id} does not hold what would run`)
  events.say(activity(approval.id, 'hotcrm.approval', approval))
  return {
    runnable: actions
      .filter((action) => action.status === 'planned' || action.status === 'running')
      .map((action) => action.action_index),
    told: state.cursor,
  }
}
