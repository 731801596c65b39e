/** Runs passes over a table in the background. */
export interface Pump {
  /** There may be work: do not wait for the next look. */
  nudge(): void
  /** Resolves when the pass under way has ended; none follows. */
  stop(): Promise<void>
  /** Resolves when a pass that began after this call found nothing more to do. */
  idle(): Promise<void>
}

export interface PumpOptions {
  /** Longest between two looks, in milliseconds. */
  readonly rest_ms: number
  /** How long after a nudge a pass begins, so that writes in quick succession share one; at once when left out. */
  readonly gather_ms?: number
  readonly report: (error: Error) => void
}

/**
 * Calls `pass` again and again while it says that there was work, then rests until `nudge` or for
 * `rest_ms`. A pass that throws is reported and tried again after the rest.
 */
export function startPump(pass: () => Promise<boolean>, options: PumpOptions): Pump {
  const { gather_ms = 0 } = options
  const state = { stopped: false, nudged: true }
  let wake: (() => void) | undefined
  let hurry: (() => void) | undefined
  let waiting: (() => void)[] = []

  const pause = (ms: number, interrupt: (resume: () => void) => void) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      timer.unref()
      interrupt(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  const rest = () => pause(options.rest_ms, (resume) => (wake = resume))
  const gather = () => pause(gather_ms, (resume) => (hurry = resume))
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
      if (gather_ms > 0 && state.nudged && waiting.length === 0 && !state.stopped) await gather()
    }
    for (const tell of waiting) tell()
  }
  const running = run()
  const nudge = () => {
    state.nudged = true
    wake?.()
  }
  const now = () => {
    nudge()
    hurry?.()
  }
  return {
    nudge,
    stop: () => {
      state.stopped = true
      now()
      return running
    },
    idle: () =>
      new Promise((resolve) => {
        if (state.stopped) return resolve()
        waiting.push(resolve)
        now()
      }),
  }
}
