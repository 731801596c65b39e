import type { ServerResponse } from 'node:http'
import { EventType, type Approval, type ApprovalDecision, type RunRecord } from '#agent/events'
import type { NumberedEvent } from '#client'
import { newId } from './fake-data.ts'
import { afterDecision, play } from './fake-runs.ts'

type Event = NumberedEvent['event']
interface Thread {
  readonly id: string
  title: string
  readonly updated_at: string
}
export interface Run {
  readonly id: string
  readonly thread_id: string
  readonly text: string
  status: string
  readonly events: NumberedEvent[]
  readonly listeners: Set<() => void>
  playing: Promise<void>
}
export type FakeAgent = ReturnType<typeof createFakeAgent>

const usage = { model: 'builtin', model_calls: 0, tokens_in: 0, tokens_out: 0, cost_usd: 0, ms: 42 }

/** Threads, runs and approvals in memory; runs play their script event by event. */
export function createFakeAgent() {
  const threads = new Map<string, Thread>()
  const runs = new Map<string, Run>()
  const approvals = new Map<string, Approval>()
  const decisions: ApprovalDecision[] = []
  const runsOf = (id: string) => [...runs.values()].filter((run) => run.thread_id === id)
  const summaryOf = (thread: Thread) => ({ ...thread, status: runsOf(thread.id).at(-1)?.status ?? null })

  function startRun(thread_id: string, text: string): Run {
    const thread = threads.get(thread_id)
    if (thread && thread.title === '') thread.title = text.slice(0, 60)
    const run: Run = {
      id: newId(),
      thread_id,
      text,
      status: 'running',
      events: [],
      listeners: new Set(),
      playing: Promise.resolve(),
    }
    runs.set(run.id, run)
    const script = play(text, run.id, thread_id)
    if (script.approval) approvals.set(script.approval.id, script.approval)
    run.playing = perform(run, script.events, script.pace, script.status)
    return run
  }

  function decide(approval: Approval, decision: ApprovalDecision): Approval {
    decisions.push(decision)
    const states = oneByOne(decidedBy(approval, decision))
    const [begun = approval] = states
    approvals.set(approval.id, begun)
    const run = runs.get(approval.run_id)
    if (run) run.playing = carryOut(run, states)
    return begun
  }

  /** As on the server, what follows a decision begins when the part before it has ended; rows end one by one. */
  async function carryOut(run: Run, states: readonly Approval[]): Promise<void> {
    await run.playing
    run.status = 'running'
    say(run, { type: EventType.RUN_STARTED, threadId: run.thread_id, runId: run.id })
    for (const state of states) {
      await pause(120)
      approvals.set(state.id, state)
      say(run, {
        type: EventType.ACTIVITY_SNAPSHOT,
        messageId: state.id,
        activityType: 'hotcrm.approval',
        content: state,
      })
    }
    const done = states.at(-1)?.rows.filter((row) => row.outcome === 'done').length ?? 0
    await playOut(run, afterDecision(done), 15, 'completed')
  }

  return {
    approvals,
    decisions,
    runs,
    threads,
    decide,
    startRun,
    listThreads: () => [...threads.values()].map(summaryOf),
    createThread: () => {
      const thread = { id: newId(), title: '', updated_at: new Date().toISOString() }
      threads.set(thread.id, thread)
      return summaryOf(thread)
    },
    readThread: (thread: Thread) => ({
      ...summaryOf(thread),
      runs: runsOf(thread.id).map(({ id, text, status, events }): RunRecord => ({
        id,
        text,
        status,
        created_at: '',
        events,
      })),
    }),
  }
}

/** As rows are carried out, from none of them on; many are told at once. */
function oneByOne(decided: Approval): Approval[] {
  const { length } = decided.rows
  const steps = length > 50 ? [0, length] : Array.from({ length: length + 1 }, (_, done) => done)
  return steps.map((done) => ({
    ...decided,
    rows: decided.rows.map((row, at) => (at < done ? row : { ...row, outcome: null })),
  }))
}

function decidedBy(approval: Approval, decision: ApprovalDecision): Approval {
  const words = { approve: 'approved', edit: 'edited', reject: 'rejected' } as const
  const rows = approval.rows.map((row) => {
    const own = decision.rows?.find((each) => each.id === row.id)
    const kind = own?.decision ?? decision.decision
    const outcome = kind === 'reject' ? null : ('done' as const)
    return { ...row, args: own?.args ?? row.args, decision: words[kind], outcome }
  })
  return { ...approval, status: 'decided', rows, decided_at: '2026-11-23T08:05:00Z', decided_by: 'u' }
}

function say(run: Run, event: Event): void {
  run.events.push({ seq: run.events.length + 1, event })
  for (const listener of run.listeners) listener()
}

async function perform(run: Run, events: readonly Event[], pace: number, status: string): Promise<void> {
  run.status = 'running'
  say(run, { type: EventType.RUN_STARTED, threadId: run.thread_id, runId: run.id })
  await playOut(run, events, pace, status)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function playOut(run: Run, events: readonly Event[], pace: number, status: string): Promise<void> {
  for (const event of events) {
    await pause(pace)
    if (run.status === 'cancelling') return end(run, 'cancelled')
    say(run, event)
  }
  return end(run, status)
}

function end(run: Run, status: string): void {
  run.status = status === 'approval_required' ? 'waiting' : status
  const { id: run_id, thread_id } = run
  if (status === 'failed') {
    const message = 'This took longer than 30 seconds and was stopped.'
    return say(run, { type: EventType.RUN_ERROR, code: 'timeout', message })
  }
  const lists = { plan: [], steps: [], approvals: [], citations: [] }
  const result = { thread_id, run_id, status, reply: '', language: 'en', ...lists, usage }
  const outcome =
    status === 'approval_required'
      ? { type: 'interrupt', interrupts: [] }
      : { type: status === 'cancelled' ? 'cancelled' : 'success' }
  return say(run, { type: EventType.RUN_FINISHED, threadId: thread_id, runId: run_id, outcome, result })
}

/** Stored events after a number, then live ones until the run ends or pauses. */
export async function sendEvents(run: Run, after: number, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  let wake = () => {}
  const hear = () => wake()
  const heard = () => new Promise<void>((resolve) => (wake = resolve))
  run.listeners.add(hear)
  response.once('close', () => {
    run.listeners.delete(hear)
    wake()
  })
  for (let next = after; !response.closed;) {
    const numbered = run.events[next]
    if (numbered) response.write(`id: ${numbered.seq}\ndata: ${JSON.stringify(numbered.event)}\n\n`)
    if (numbered) next += 1
    else if (run.status === 'running' || run.status === 'cancelling') await heard()
    else break
  }
  response.end()
}
