import { Worker } from 'node:worker_threads'
import { HotcrmError } from '#crm-core/contract'
import type { RowsDone, RowsFailed, RowsTask } from './messages.ts'
import type { BatchModel } from './row-workers.ts'

interface Waiting {
  readonly sha256: string
  resolve(done: RowsDone): void
  reject(error: Error): void
}

/** One thread and what it has been asked. A thread that dies fails everything that waits for it. */
export class RowWorker {
  readonly #worker = new Worker(new URL('./rows-worker.ts', import.meta.url))
  readonly #waiting = new Map<number, Waiting>()
  /** Models that were sent, the latest last: the thread keeps four. */
  #sent: string[] = []
  #id = 0
  alive = true

  constructor() {
    this.#worker.on('message', (answer: RowsDone | RowsFailed) => this.#settle(answer))
    this.#worker.on('error', (error: unknown) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    )
    this.#worker.on('exit', () => this.#fail(new Error('the thread ended')))
    // A batch is waited for by whoever asked; an idle thread keeps no process alive.
    this.#worker.unref()
  }

  /** `rows` is handed over and cannot be read here afterwards. */
  run(
    { sha256, bytes }: BatchModel,
    rows: Float64Array<ArrayBuffer>,
    count: number,
    explain: boolean,
  ): Promise<RowsDone> {
    const known = this.#sent.includes(sha256)
    this.#sent = [...this.#sent.filter((one) => one !== sha256), sha256].slice(-4)
    const task: RowsTask = { id: ++this.#id, sha256, model: known ? null : bytes, rows, count, explain }
    return new Promise((resolve, reject) => {
      if (!this.alive) {
        reject(new Error('the thread ended'))
        return
      }
      if (this.#waiting.size === 0) this.#worker.ref()
      this.#waiting.set(task.id, { sha256, resolve, reject })
      this.#worker.postMessage(task, [rows.buffer])
    })
  }

  #settle(answer: RowsDone | RowsFailed): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (!('message' in answer)) return waiting?.resolve(answer)
    // The thread has forgotten a model that failed.
    this.#sent = this.#sent.filter((one) => one !== waiting?.sha256)
    waiting?.reject(answer.code ? new HotcrmError(answer.code, answer.params) : new Error(answer.message))
  }

  #fail(error: Error): void {
    this.alive = false
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
