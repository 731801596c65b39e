import type { Actor, Sql } from '#crm-core/contract'
import { endWaiting } from '../approvals/end-waiting.ts'
import type { AgentOptions } from '../service.ts'
import type { EventLog } from '../store/event-log.ts'
import { RunStore } from '../store/runs.ts'
import { cancelTopic } from '../worker.ts'

/** Ends every run of a thread that waits for a person, inside the caller's transaction. */
export async function withdrawWaiting(
  options: AgentOptions,
  actor: Actor,
  thread_id: string,
  tx: Sql,
): Promise<EventLog[]> {
  const { bus, clock } = options
  const db = options.db(actor.tenant_id)
  const logs: EventLog[] = []
  for (const run of await new RunStore(db, clock).waitingIn(thread_id, tx)) {
    const log = await endWaiting({ db, bus, clock }, tx, run, 'cancelled')
    if (log) logs.push(log)
  }
  return logs
}

/** Stops everything that goes on in a thread that its owner removed. */
export async function endThread(options: AgentOptions, actor: Actor, thread_id: string): Promise<void> {
  const { clock } = options
  const db = options.db(actor.tenant_id)
  const logs = await db.transaction((tx) => withdrawWaiting(options, actor, thread_id, tx))
  for (const log of logs) log.tell()
  const runs = new RunStore(db, clock)
  for (const run of await runs.ofThread(thread_id))
    if (run.status === 'queued' || run.status === 'running') await requestCancel(options, runs, run.id)
}

export async function requestCancel(options: AgentOptions, runs: RunStore, run_id: string): Promise<void> {
  await runs.requestCancel(run_id)
  options.bus.publish(cancelTopic, run_id)
}
