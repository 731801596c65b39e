import { Worker } from 'node:worker_threads'
import { HotcrmError } from '../../contract/errors.ts'
import type { DataPlace, WorkerCall, WorkerData, WorkerReply } from './protocol.ts'
import { compiledPglite } from './wasm.ts'
import { workerUrl } from './worker-url.ts'

interface Pending {
  resolve(bytes: Uint8Array<ArrayBuffer>): void
  reject(error: Error): void
  timer: NodeJS.Timeout | undefined
}

/**
 * The thread in which PGlite runs. It takes one call after the other; a call over its time ends the
 * thread, and a database on disk is opened again for the next call.
 */
export class PgliteEngine {
  readonly #place: DataPlace
  readonly #pending = new Map<number, Pending>()
  #worker: Promise<Worker>
  /** The thread that answers now; none while one is being replaced. */
  #running: Worker | undefined
  #next = 0
  #closed = false

  private constructor(place: DataPlace) {
    this.#place = place
    this.#worker = this.#start()
  }

  static async open(place: DataPlace): Promise<PgliteEngine> {
    const engine = new PgliteEngine(place)
    await engine.#worker
    return engine
  }

  /** Sends wire bytes and answers with the database's. `timeout` with HotcrmError after `limit_ms`. */
  exchange(bytes: Uint8Array, limit_ms?: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#call({ kind: 'wire', bytes }, limit_ms)
  }

  /** The whole database as a gzipped tar, to be opened as a template. */
  async dump(): Promise<Blob> {
    return new Blob([await this.#call({ kind: 'dump' })], { type: 'application/gzip' })
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const worker = await this.#worker.catch(() => null)
    if (worker === null) return
    await this.#call({ kind: 'close' }).catch(() => undefined)
    await worker.terminate()
  }

  async #call(call: WorkerCall, limit_ms?: number): Promise<Uint8Array<ArrayBuffer>> {
    const worker = await this.#ready()
    const id = this.#next++
    return new Promise((resolve, reject) => {
      const timer = limit_ms === undefined ? undefined : setTimeout(() => this.#stop(limit_ms), limit_ms)
      this.#pending.set(id, { resolve, reject, timer })
      worker.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ ...call, id })
    })
  }

  /** A directory that could not be opened again is tried anew by the next call. */
  #ready(): Promise<Worker> {
    if (this.#place.kind === 'directory') this.#worker = this.#worker.catch(() => this.#start())
    return this.#worker
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    clearTimeout(pending?.timer)
    return pending
  }

  /** Nothing inside PGlite can interrupt a statement, so the thread goes and the files are opened anew. */
  #stop(limit_ms: number): void {
    this.#replace(new HotcrmError('timeout', { seconds: limit_ms / 1000 }))
  }

  #replace(reason: HotcrmError): void {
    const old = this.#running
    this.#running = undefined
    this.#worker = Promise.resolve(old?.terminate()).then(() => {
      if (this.#place.kind === 'directory') return this.#start()
      throw new HotcrmError(
        'conflict',
        { reason: 'the in-memory database was lost with its thread; open a new one' },
        { cause: reason },
      )
    })
    this.#worker.catch(() => undefined)
    for (const id of this.#pending.keys()) this.#settle(id)?.reject(reason)
  }

  async #start(): Promise<Worker> {
    const workerData: WorkerData = { place: this.#place, compiled: await compiledPglite() }
    const worker = new Worker(workerUrl(), { workerData, execArgv: [] })
    const first = await firstReply(worker)
    if (first.kind === 'failed') {
      await worker.terminate()
      throw gone(new Error(first.message))
    }
    this.#running = worker
    worker.on('message', (reply: WorkerReply) => this.#receive(worker, reply))
    let fault: unknown
    worker.on('error', (error) => (fault = error))
    worker.once('exit', () => {
      if (this.#running === worker && !this.#closed) this.#replace(gone(fault))
    })
    // An idle database does not keep a finished process alive; a call under way does.
    worker.unref()
    return worker
  }

  #receive(worker: Worker, reply: WorkerReply): void {
    if (reply.kind !== 'done' && reply.kind !== 'error') return
    const pending = this.#settle(reply.id)
    if (this.#pending.size === 0) worker.unref()
    if (reply.kind === 'done') pending?.resolve(reply.bytes)
    else pending?.reject(new Error(reply.message))
  }
}

function firstReply(worker: Worker): Promise<WorkerReply> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (error) => reject(gone(error)))
    worker.once('exit', () => reject(gone(new Error('The thread ended before it had begun.'))))
  })
}

const gone = (cause: unknown) =>
  new HotcrmError('unavailable', { service: 'The embedded database' }, { cause })
