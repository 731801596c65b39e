import type { ApprovalDecision } from '#agent/events'
import { ClientError } from '#client'
import type { RunState } from '#client'
import type { ConnectedScene } from './command.ts'
import { follow } from './follow.ts'

/**
 * Decides an approval and follows its run from there to its next end or pause. Null, and nothing is
 * decided, when the run belongs to somebody else.
 */
export async function decideAndFollow(
  { connection, terminal, say }: ConnectedScene,
  id: string,
  decision: ApprovalDecision,
): Promise<RunState | null> {
  const { client } = connection
  const { thread_id, run_id } = await client.approvals.get(id)
  const thread = await client.threads.get(thread_id).catch(asAbsent)
  if (!thread) return null
  // Read before the decision: the events after this number are what the decision brought about.
  const seen = thread.runs.find((run) => run.id === run_id)?.events.at(-1)?.seq ?? 0
  await client.approvals.decide(id, decision)
  const state = await follow(client, client.runs.events(run_id, seen), terminal.signal, say)
  return { ...state, run_id }
}

function asAbsent(error: unknown): null {
  if (error instanceof ClientError && error.code === 'not_found') return null
  throw error
}
