/** Runs passes over a table in the background. */
export interface Pump {
  /** There may be work: do not wait for the next look. */
  nudge(): void
  /** Resolves when the pass under way has ended; none follows. */
  stop(): Promise<void>
  /** Resolves when a pass that began after this call found nothing more to do. */
  idle(): Promise<void>
}

/**
 * Calls `pass` again and again while it says that there was work, then rests until `nudge` or for
 * `rest_ms`. A pass that throws is reported and tried again after the rest.
 */
export function startPump(
  pass: () => Promise<boolean>,
  options: { rest_ms: number; report: (error: Error) => void },
): Pump {
  const state = { stopped: false, nudged: true }
  let wake: (() => void) | undefined
  let waiting: (() => void)[] = []

  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.rest_ms)
      timer.unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    while (!state.stopped) {
      state.nudged = false
      const told = [...waiting]
      const more = await pass().catch((error: unknown) => {
        options.report(error instanceof Error ? error : new Error(String(error)))
        return false
      })
      if (more || state.stopped) continue
      for (const tell of told) tell()
      waiting = waiting.filter((tell) => !told.includes(tell))
      if (!state.nudged) await rest()
    }
    for (const tell of waiting) tell()
  }
  const running = run()
  const nudge = () => {
    state.nudged = true
    wake?.()
  }
  return {
    nudge,
    stop: () => {
      state.stopped = true
      nudge()
      return running
    },
    idle: () =>
      new Promise((resolve) => {
        if (state.stopped) return resolve()
        waiting.push(resolve)
        nudge()
      }),
  }
}
