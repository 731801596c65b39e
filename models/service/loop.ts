/** Work that comes again: at once when nudged, else after a rest; one round at a time. */
export interface Loop {
  nudge(): void
  stop(): Promise<void>
}

/** `round` answers whether there may be more to do at once. What it throws is told, and tried again after the rest. */
export function startLoop(
  round: (signal: AbortSignal) => Promise<boolean>,
  { rest_ms, report }: { rest_ms: number; report: (error: Error) => void },
): Loop {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let again = false
  const go = async (): Promise<void> => {
    do {
      again = false
      try {
        again = (await round(stopping.signal)) || again
      } catch (error) {
        report(error instanceof Error ? error : new Error(String(error)))
      }
    } while (again && !stopping.signal.aborted)
  }
  const start = (): void => {
    clearTimeout(timer)
    if (stopping.signal.aborted) return
    if (running) {
      again = true
      return
    }
    running = go().finally(() => {
      running = null
      if (!stopping.signal.aborted) timer = setTimeout(start, rest_ms).unref()
    })
  }
  start()
  return {
    nudge: start,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}
