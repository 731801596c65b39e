import { RunControl } from '@langchain/langgraph'
import { setMaxListeners } from 'node:events'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import { endWaiting } from './approvals/end-waiting.ts'
import type { AgentGraph } from './graph.ts'
import { runTurn, stateOf } from './run-turn.ts'
import type { RunScope } from './scope.ts'
import type { AgentOptions } from './service.ts'
import type { SparingSaver } from './store/checkpoints.ts'
import { leaseSeconds, RunStore, type RunRow } from './store/runs.ts'
import {
  abandonedRuns,
  decidedRuns,
  dropDeadLeases,
  endedCheckpoints,
  expiredRuns,
  type RunKey,
} from './store/sweep.ts'
import { newId } from './store/new-id.ts'
import { LeaseLost } from './turn/end.ts'
import { failEarly } from './turn/fail-early.ts'
import { cancelRun, failRun } from './turn/finish.ts'
import { openScope } from './turn/open-scope.ts'

export const runJob = 'agent-run'
export const cancelTopic = 'agent.cancel'
const concurrency = 8
/** Before a run that failed in this process is tried again. */
const pause_ms = 1_000
const attempts = 3
/** How long a closing process waits for the step that each run is in. */
const grace_ms = 8_000
const jobData = z.object({ tenant_id: z.string(), run_id: z.string() })

/** Has somebody go on with a run: this process where it has room, else whoever takes it from the queue. */
export type Nudge = (key: RunKey) => Promise<void>
type Stop = 'cancel' | 'lost' | 'drain'
interface Active {
  readonly abort: AbortController
  readonly control: RunControl
  readonly done: Promise<void>
}

/** Takes runs from the queue in this process, one lease a run, and picks up what dead processes left. */
export class Worker {
  readonly #options: AgentOptions
  readonly #graph: AgentGraph
  readonly #saver: SparingSaver
  readonly #owner = newId()
  readonly #active = new Map<string, Active>()
  #timer: NodeJS.Timeout | null = null
  #unsubscribe: (() => void) | null = null
  #working = false
  #closing = false

  constructor(options: AgentOptions, graph: AgentGraph, saver: SparingSaver) {
    this.#options = options
    this.#graph = graph
    this.#saver = saver
  }

  async work(): Promise<void> {
    const { pool, queue, bus, sole_owner } = this.#options
    if (sole_owner) await dropDeadLeases(pool)
    this.#unsubscribe = bus.subscribe(cancelTopic, (run_id) =>
      this.#active.get(run_id)?.abort.abort('cancel'),
    )
    await queue.work(
      runJob,
      async (data) => {
        const key = jobData.parse(data)
        await this.#take(key)
      },
      { concurrency },
    )
    this.#working = true
    await this.#sweep()
    this.#timer = setInterval(() => this.#sweepQuietly(), (leaseSeconds * 1000) / 2)
    this.#timer.unref()
  }

  /**
   * The row is the truth, so a run may be taken without a job: that saves the queue a dozen statements.
   * If this process dies first, the sweep of the next one finds the row.
   */
  async nudge(key: RunKey): Promise<void> {
    const { queue, clock } = this.#options
    if (!this.#working || this.#closing || this.#active.size >= concurrency)
      return queue.enqueue(runJob, key, { key: key.run_id })
    this.#take(key).catch((error: unknown) => {
      this.#report(error)
      const after = new Date(clock.now().getTime() + pause_ms)
      queue.enqueue(runJob, key, { key: key.run_id, after }).catch((lost: unknown) => this.#report(lost))
    })
  }

  /** Runs stop at the next step, or after a while in the middle of one, and go back to the queue. */
  async close(): Promise<void> {
    this.#closing = true
    if (this.#timer) clearInterval(this.#timer)
    this.#unsubscribe?.()
    for (const { control } of this.#active.values()) control.requestDrain('closing')
    const patience = setTimeout(() => {
      for (const { abort } of this.#active.values()) abort.abort('drain')
    }, grace_ms)
    await Promise.allSettled([...this.#active.values()].map((active) => active.done))
    clearTimeout(patience)
  }

  async #sweep(): Promise<void> {
    const { pool, queue, clock } = this.#options
    for (const key of await expiredRuns(pool, clock.now())) await this.#expire(key)
    for (const key of [...(await decidedRuns(pool)), ...(await abandonedRuns(pool))])
      if (!this.#active.has(key.run_id)) await queue.enqueue(runJob, key, { key: key.run_id })
    for (const run_id of await endedCheckpoints(pool)) await this.#saver.deleteThread(run_id)
  }
  #sweepQuietly(): void {
    this.#sweep().catch((error: unknown) => this.#report(error))
  }
  #report(error: unknown): void {
    this.#options.report?.(error instanceof Error ? error : new Error(String(error)))
  }

  async #expire({ tenant_id, run_id }: RunKey): Promise<void> {
    const { bus, clock } = this.#options
    const db = this.#options.db(tenant_id)
    const log = await db.transaction(async (tx) =>
      endWaiting({ db, bus, clock }, tx, await new RunStore(db, clock).get(run_id, tx), 'expired'),
    )
    log?.tell()
  }

  async #take({ tenant_id, run_id }: RunKey): Promise<void> {
    // A decision may come before the pause that it ends is put away.
    await this.#active.get(run_id)?.done.catch(() => undefined)
    if (this.#closing) return
    const runs = new RunStore(this.#options.db(tenant_id), this.#options.clock)
    const run = await runs.lease(run_id, this.#owner)
    if (!run) return
    const abort = new AbortController()
    setMaxListeners(0, abort.signal)
    const control = new RunControl()
    const work = this.#held(run, runs, abort, control)
    this.#active.set(run_id, { abort, control, done: work })
    await work
  }

  async #held(run: RunRow, runs: RunStore, abort: AbortController, control: RunControl): Promise<void> {
    try {
      await this.#drive(run, runs, abort, control)
    } finally {
      await this.#saver.release(run.id)
      this.#active.delete(run.id)
    }
  }

  async #drive(run: RunRow, runs: RunStore, abort: AbortController, control: RunControl): Promise<void> {
    const beat = setInterval(
      () => {
        runs.renew(run.id, this.#owner).then(
          (state) => state !== 'kept' && abort.abort(state),
          (error: unknown) => this.#report(error),
        )
      },
      (leaseSeconds * 1000) / 3,
    )
    const inFlight = new Set<Promise<unknown>>()
    try {
      if (run.cancel_requested) abort.abort('cancel')
      const first = run.attempts === 1
      const begins = await this.#saver.open(run.id, first)
      const scope = await openScope(this.#options, run, this.#owner, abort.signal, inFlight)
      if (begins && !first) await scope.steps.forgetReads()
      await this.#turn(scope, runs, abort, control, inFlight)
    } catch (error) {
      if (error instanceof LeaseLost) return
      if (error instanceof HotcrmError) return await failEarly(this.#options, run, this.#owner, error)
      await runs.release(run.id, this.#owner)
      throw error
    } finally {
      clearInterval(beat)
    }
  }

  async #turn(
    scope: RunScope,
    runs: RunStore,
    abort: AbortController,
    control: RunControl,
    inFlight: ReadonlySet<Promise<unknown>>,
  ): Promise<void> {
    const { run } = scope
    try {
      abort.signal.throwIfAborted()
      const turn = await runTurn(this.#graph, scope, control)
      if (turn === 'drained') await runs.release(run.id, this.#owner)
      if (turn === 'waiting') await this.#resumeDecided(scope)
      if (turn === 'ended') await this.#saver.deleteThread(run.id)
    } catch (error) {
      await Promise.allSettled(inFlight)
      const stop: Stop | null = abort.signal.aborted ? abort.signal.reason : null
      if (stop === 'lost' || error instanceof LeaseLost) return
      if (stop === 'drain') return await runs.release(run.id, this.#owner)
      if (stop === 'cancel') await cancelRun(scope, await stateOf(this.#graph, run.id))
      else await this.#fail(scope, error)
      await this.#saver.deleteThread(run.id)
    }
  }

  /** A decision that fell while the run was on its way to its pause. */
  async #resumeDecided({ run, approvals, runs, transaction }: RunScope): Promise<void> {
    if ((await approvals.ofRun(run.id)).some(({ approval }) => approval.status === 'pending')) return
    await transaction((tx) => runs.resume(tx, run.id))
    const key = { tenant_id: run.tenant_id, run_id: run.id }
    await this.#options.queue.enqueue(runJob, key, { key: run.id })
  }

  /** A fault may be of the moment: the run goes on from its checkpoint, a few times; then it has failed. */
  async #fail(scope: RunScope, error: unknown): Promise<void> {
    this.#report(error)
    if (!(error instanceof HotcrmError) && scope.run.attempts < attempts) throw error
    await failRun(scope, await stateOf(this.#graph, scope.run.id), error)
  }
}
