import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Column } from '../data/dataset.ts'
import { runTrial, type Trial, type TrialResult } from './trial.ts'

export interface ThreadOptions {
  /** Threads beside this one; 0 does all the work in this one. */
  readonly threads?: number
  readonly signal?: AbortSignal
}
const mostThreads = 4
/** Little garbage of a trial lives long: a small young generation keeps the process small at no cost in time. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

/**
 * Runs trials that stand alone, in threads; results are in the order of the trials and the same whatever the number
 * of threads. Rejects with the reason of the signal when that ends it.
 */
export async function runTrials(
  columns: readonly Column[],
  target: Float64Array,
  trials: readonly Trial[],
  { threads = Math.min(mostThreads, availableParallelism()), signal }: ThreadOptions = {},
): Promise<TrialResult[]> {
  signal?.throwIfAborted()
  if (threads === 0) return trials.map((trial) => runTrial(columns, target, trial))
  const queue = [...trials.entries()]
  const results = new Map<number, TrialResult>()
  const ending = new AbortController()
  const ended = signal ? AbortSignal.any([signal, ending.signal]) : ending.signal
  const work = Array.from({ length: Math.min(threads, trials.length) }, () =>
    oneThread({ columns, target }, queue, results, ended),
  )
  try {
    await Promise.all(work)
  } finally {
    ending.abort()
    await Promise.allSettled(work)
  }
  return trials.flatMap((_, id) => results.get(id) ?? [])
}

/** A thread that takes the next trial whenever it is free. */
async function oneThread(
  workerData: unknown,
  queue: [number, Trial][],
  results: Map<number, TrialResult>,
  ended: AbortSignal,
): Promise<void> {
  const worker = new Worker(new URL('./trial-worker.ts', import.meta.url), { workerData, resourceLimits })
  try {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        const job = queue.shift()
        if (job) worker.postMessage({ id: job[0], trial: job[1] }, [])
        else resolve()
      }
      worker.on('message', ({ id, result }: { id: number; result: TrialResult }) => {
        results.set(id, result)
        next()
      })
      worker.on('error', reject)
      ended.addEventListener('abort', () =>
        reject(ended.reason instanceof Error ? ended.reason : new Error('ended')),
      )
      next()
    })
  } finally {
    await worker.terminate()
  }
}
