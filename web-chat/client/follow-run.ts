import { EventType } from '#agent/events'
import { ClientError } from './client-error.ts'
import { readEvents } from './event-stream.ts'
import type { NumberedEvent } from './types.ts'

export interface FollowOptions {
  /** Opens the stream of events after a number. */
  readonly open: (run_id: string, after: number) => Promise<Response>
  readonly signal: AbortSignal | undefined
  /** Waits before attempt n (1, 2 …); tests hand in one that does not. */
  readonly pause: (attempt: number) => Promise<void>
}

const patience = 6

/**
 * Yields a run's events in order, each once. When the connection breaks or ends before the run has ended
 * it opens the log again after the last event seen, and gives up after some attempts without progress.
 */
export async function* followRun(
  first: Response | { readonly run_id: string; readonly after: number },
  options: FollowOptions,
): AsyncGenerator<NumberedEvent> {
  let run_id = first instanceof Response ? null : first.run_id
  let seen = first instanceof Response ? 0 : first.after
  let response = first instanceof Response ? first : null
  for (let attempt = 0; ;) {
    try {
      response ??= await options.open(run_id ?? '', seen)
      const before = seen
      for await (const numbered of readEvents(response)) {
        if (numbered.seq <= seen) continue
        run_id ??= runOf(numbered)
        seen = numbered.seq
        attempt = 0
        yield numbered
        if (isEnd(numbered)) return
      }
      // A server that shuts down may end the stream in good form; one that has nothing more to tell ends it empty.
      if (seen === before || !run_id) return
      response = null
    } catch (error) {
      attempt += 1
      if (options.signal?.aborted) return
      if (!canRetry(error) || !run_id || attempt >= patience) throw error
      response = null
      await options.pause(attempt)
    }
  }
}

/** A refusal stays a refusal; only what may pass by itself is tried again. */
const canRetry = (error: unknown): boolean =>
  !(error instanceof ClientError) || error.code === 'unavailable' || error.code === 'timeout'

const isEnd = ({ event }: NumberedEvent): boolean =>
  event['type'] === EventType.RUN_FINISHED || event['type'] === EventType.RUN_ERROR

const runOf = ({ event }: NumberedEvent): string | null =>
  event['type'] === EventType.RUN_STARTED && typeof event['runId'] === 'string' ? event['runId'] : null

/** Half a second, doubling up to eight. */
export const growingPause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(8000, 250 * 2 ** attempt)))
