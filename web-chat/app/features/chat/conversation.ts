import type { Client, NumberedEvent, RunState } from '#client'
import { ClientError, emptyRun, reduceRun, replayRun } from '#client'

/** One question and its answer as the screen shows them. */
export interface Turn {
  /** Stable while the run has no id yet. */
  readonly key: string
  readonly text: string
  readonly state: RunState
  /** Why the run could not be started or followed; null when all is well. */
  readonly problem: unknown
}
export interface ConversationState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly problem: unknown
  readonly title: string
  readonly turns: readonly Turn[]
  /** How many questions were refused because the session had ended; their words are a draft again. */
  readonly refused: number
}
export interface Conversation {
  readonly state: () => ConversationState
  readonly subscribe: (listener: () => void) => () => void
  /** Reads the thread and goes on with a run that has not ended. */
  readonly load: () => Promise<void>
  /** Asks; resolves when the run has ended or paused. */
  readonly send: (text: string) => Promise<void>
  /** Takes away a turn that never began and asks again; a turn that ran is asked anew below. */
  readonly retry: (key: string) => Promise<void>
  readonly stop: () => Promise<void>
  /** Goes on listening to a run that somebody answered. */
  readonly resume: (run_id: string) => Promise<void>
  /** Lets go of connections; runs go on at the server. */
  readonly close: () => void
}
export interface ConversationHooks {
  /** After a run began, so that the approvals it cancelled are read anew. */
  readonly onStart: () => void
  /** After a run ended or paused: titles, approvals and records may be different now. */
  readonly onEnd: () => void
  /** A question that was refused because the session had ended: its words are to be kept. */
  readonly onRefused: (text: string) => void
}

/** A stream that stops in the middle tells nothing about the run: the reader may listen again. */
const unlessRunning = (turn: Turn): Turn =>
  isRunning(turn) ? { ...turn, problem: new Error('the events ended before the run did') } : turn

const isSignedOut = (problem: unknown): boolean =>
  problem instanceof ClientError && problem.code === 'unauthenticated'

export const isRunning = (turn: Turn | undefined): boolean =>
  turn !== undefined && turn.problem === null && turn.state.status === 'running'

/**
 * The state of one thread outside of React: a run that streams goes on while another page is open.
 * The log of events is the truth; everything here can be read again from it.
 */
export function createConversation(
  client: Pick<Client, 'threads' | 'runs'>,
  thread_id: string,
  hooks: ConversationHooks,
  frame: (draw: () => void) => void = (draw) => void setTimeout(draw, 16),
): Conversation {
  let state: ConversationState = { status: 'loading', problem: null, title: '', turns: [], refused: 0 }
  let made = 0
  let scheduled = false
  const listeners = new Set<() => void>()
  const closing = new AbortController()
  /** Runs that were answered while the part before the answer still streamed. */
  const answered = new Set<string>()

  /** Listeners hear at most once a frame, however fast the events come. */
  function set(next: Partial<ConversationState>): void {
    state = { ...state, ...next }
    if (scheduled) return
    scheduled = true
    frame(() => {
      scheduled = false
      for (const listener of listeners) listener()
    })
  }
  const change = (key: string, how: (turn: Turn) => Turn) =>
    set({ turns: state.turns.map((turn) => (turn.key === key ? how(turn) : turn)) })

  /** `before` is what a run stood at that is only listened to again: it stands there still when nothing comes. */
  async function follow(
    key: string,
    events: AsyncIterable<NumberedEvent>,
    before?: RunState['status'],
  ): Promise<void> {
    let begun = false
    try {
      for await (const event of events) {
        change(key, (turn) => ({ ...turn, problem: null, state: reduceRun(turn.state, event) }))
        if (!begun) hooks.onStart()
        begun = true
      }
      if (!begun && before) change(key, (turn) => ({ ...turn, state: { ...turn.state, status: before } }))
      else if (!closing.signal.aborted) change(key, unlessRunning)
    } catch (problem) {
      if (!begun && isSignedOut(problem)) return refuse(key)
      change(key, (turn) => ({ ...turn, problem }))
    }
    if (closing.signal.aborted) return
    hooks.onEnd()
    const turn = state.turns.find((each) => each.key === key)
    // The answer may have been told twice, by this screen and by what it read: only a run that waits goes on.
    const { run_id, status } = turn?.state ?? emptyRun
    if (run_id && answered.delete(run_id) && status === 'approval_required') await resume(run_id)
  }
  /** Takes back a question that never began. */
  function refuse(key: string): void {
    const turn = state.turns.find((each) => each.key === key)
    if (!turn || turn.state.run_id) return change(key, unlessRunning)
    hooks.onRefused(turn.text)
    set({ turns: state.turns.filter((each) => each !== turn), refused: state.refused + 1 })
  }
  const listen = (key: string, run: RunState, before?: RunState['status']) =>
    follow(key, client.runs.events(run.run_id ?? '', run.last_seq, closing.signal), before)

  async function load(): Promise<void> {
    set({ status: state.turns.length > 0 ? 'ready' : 'loading', problem: null })
    try {
      const thread = await client.threads.get(thread_id)
      const turns = thread.runs.map((run) => ({
        key: run.id,
        text: run.text,
        state: replayRun(run.events, { ...emptyRun, run_id: run.id }),
        problem: null,
      }))
      set({ status: 'ready', title: thread.title, turns })
      const last = turns.at(-1)
      if (last && isRunning(last)) void listen(last.key, last.state)
    } catch (problem) {
      set({ status: 'failed', problem })
    }
  }

  async function send(text: string): Promise<void> {
    const key = `new-${(made += 1)}`
    set({ status: 'ready', turns: [...state.turns, { key, text, state: emptyRun, problem: null }] })
    await follow(key, client.runs.start(thread_id, text, {}, closing.signal))
  }

  async function retry(key: string): Promise<void> {
    const turn = state.turns.find((each) => each.key === key)
    if (!turn) return
    const { run_id, status } = turn.state
    if (run_id && status === 'running') return listen(key, turn.state)
    if (!run_id) set({ turns: state.turns.filter((each) => each.key !== key) })
    await send(turn.text)
  }

  async function stop(): Promise<void> {
    const run_id = state.turns.findLast(isRunning)?.state.run_id
    if (run_id) await client.runs.cancel(run_id)
  }

  async function resume(run_id: string): Promise<void> {
    const turn = state.turns.find((each) => each.state.run_id === run_id)
    if (!turn) return
    if (isRunning(turn)) return void answered.add(run_id)
    change(turn.key, (each) => ({ ...each, state: { ...each.state, status: 'running' } }))
    await listen(turn.key, turn.state, turn.state.status)
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    load,
    send,
    retry,
    stop,
    resume,
    close: () => closing.abort(),
  }
}
