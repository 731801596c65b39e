import { parentPort, workerData } from 'node:worker_threads'
import type { Column } from '../data/dataset.ts'
import { runTrial, type Trial } from './trial.ts'

/** A thread that runs trials on columns it shares with the thread that started it. */
const { columns, target } = workerData as { columns: readonly Column[]; target: Float64Array }
const port = parentPort
port?.on('message', ({ id, trial }: { id: number; trial: Trial }) => {
  port.postMessage({ id, result: runTrial(columns, target, trial) }, [])
})
