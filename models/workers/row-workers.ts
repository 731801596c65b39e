import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { checkRows } from '../trees/rows.ts'
import { RowWorker } from './row-worker.ts'

export interface BatchModel {
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly features: number
}
export interface BatchResult {
  /** A probability a row, or the margin of a model without one. */
  readonly predictions: Float32Array
  /** Expected margin; base + the SHAP values of a row is its margin. 0 where nothing was explained. */
  readonly base: number
  /** `count × features` path-dependent SHAP values; empty where nothing was explained. */
  readonly shap: Float64Array
}
export interface RowWorkers {
  /**
   * Predicts, and explains if asked, `count` rows behind each other (NaN where a value is missing) in threads of
   * their own; this one only hands out pieces and puts the answers together, some milliseconds at a time.
   * Throws what a worker threw; the error names of reading and explaining pass unchanged.
   */
  run(
    model: BatchModel,
    rows: Float64Array,
    count: number,
    options?: { explain?: boolean },
  ): Promise<BatchResult>
  close(): Promise<void>
}

/** Rows of one message: some milliseconds of work, so that all threads end at about the same time. */
const pieceRows = 256

/** Threads start with the first batch and stay until `close`; as many as there are cores. */
export function createRowWorkers({
  threads = availableParallelism(),
}: { threads?: number } = {}): RowWorkers {
  let workers: RowWorker[] = []
  let closed = false
  const living = (): RowWorker[] => {
    if (closed) throw new Error('the workers are closed')
    workers = workers.filter((worker) => worker.alive)
    while (workers.length < threads) workers.push(new RowWorker())
    return workers
  }
  return {
    async run(model, rows, count, { explain = true } = {}) {
      const { features } = model
      checkRows(rows, count, features)
      const predictions = new Float32Array(count)
      const shap = new Float64Array(explain ? count * features : 0)
      let base = 0
      let next = 0
      const work = async (worker: RowWorker): Promise<void> => {
        while (next < count) {
          const from = next
          const some = Math.min(pieceRows, count - from)
          next += some
          try {
            const done = await worker.run(
              model,
              rows.slice(from * features, (from + some) * features),
              some,
              explain,
            )
            predictions.set(done.predictions, from)
            shap.set(done.shap, explain ? from * features : 0)
            base = done.base
          } catch (error) {
            next = count
            throw error
          }
          await nextTurn()
        }
      }
      const settled = await Promise.allSettled(living().map(work))
      const failed = settled.find(({ status }) => status === 'rejected')
      if (failed?.status === 'rejected') throw failed.reason
      return { predictions, base, shap }
    },
    async close() {
      closed = true
      await Promise.all(workers.map((worker) => worker.close()))
    },
  }
}
