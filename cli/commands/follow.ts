import type { Client, NumberedEvent, RunState } from '#client'
import { emptyRun, reduceRun } from '#client'
import type { RunResult } from '#agent/events'
import { Exit } from '../exit.ts'
import type { Say } from '../words.ts'

/** Takes a run to its end or pause. An interrupt of the person stops the run, not only the reading. */
export async function follow(
  client: Client,
  events: AsyncIterable<NumberedEvent>,
  signal: AbortSignal,
  say: Say,
): Promise<RunState> {
  let state = emptyRun
  const stop = () => void (state.run_id && client.runs.cancel(state.run_id).catch(() => {}))
  signal.addEventListener('abort', stop)
  try {
    for await (const event of events) {
      state = reduceRun(state, event)
      if (signal.aborted && event.seq === 1) stop()
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  if (signal.aborted) throw new Exit(130, say('interrupted'))
  return state
}

/** The result of a run that has been followed to its end. */
export async function resultOf(client: Client, state: RunState): Promise<RunResult> {
  if (state.result) return state.result
  if (state.run_id) return client.runs.result(state.run_id)
  throw new Exit(1, state.error?.message ?? '')
}
