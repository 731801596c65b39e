import type { Bus, TenantDb } from '#crm-core/contract'
import type { StoredEvent } from '../service.ts'
import { eventTopic, page, readEvents } from './event-log.ts'

const poll_ms = 1000

/**
 * Stored events after `after`, then what comes, until all is told and the run is neither queued nor
 * running: it has ended, or it waits for a decision (the continuation is read with after = last seq).
 */
export async function* followEvents(
  db: TenantDb,
  bus: Bus,
  run_id: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<StoredEvent> {
  const hint = listen(bus, run_id, signal)
  let last = after
  try {
    for (;;) {
      if (signal.aborted) return
      const { events, active } = await readEvents(db, run_id, last)
      for (const event of events) {
        if (signal.aborted) return
        yield event
        last = event.seq
      }
      if (events.length === page) continue
      if (!active) return
      await hint.next()
    }
  } finally {
    hint.end()
  }
}

/** `next` resolves at the next hint (also one that came meanwhile), after a short while, or at an abort. */
function listen(bus: Bus, run_id: string, signal: AbortSignal) {
  let heard = false
  let wake: () => void = () => undefined
  const ring = (): void => {
    heard = true
    wake()
  }
  const unsubscribe = bus.subscribe(eventTopic(run_id), ring)
  signal.addEventListener('abort', ring, { once: true })
  return {
    async next(): Promise<void> {
      if (!heard)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, poll_ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      heard = false
    },
    end(): void {
      unsubscribe()
      signal.removeEventListener('abort', ring)
    },
  }
}
