import type { InferenceSession } from 'onnxruntime-node'
import { refuse } from '../refuse.ts'
import { checkRows } from '../trees/rows.ts'
import { readEnsemble } from './read.ts'

/** A model that onnxruntime runs. */
export interface Session {
  readonly features: number
  /**
   * The prediction of each of `count` rows of `features` numbers: a probability, or the margin of a model without
   * one. NaN is a missing value; another length or an infinite value throws bad_model_rows.
   */
  predict(rows: Float32Array, count: number): Promise<Float32Array>
  /** Frees it once no prediction runs any more. */
  release(): Promise<void>
}

/**
 * One thread a session, which does not spin while it waits: by default each session keeps a pool of threads of
 * its own, and 50 models would keep 50 idle threads a core busy.
 */
const options: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 3,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
}

/** Opens a model; the runtime is loaded with the first one. Throws broken_model and unsupported_model as reading does. */
export async function openSession(file: Uint8Array): Promise<Session> {
  const { trees, output } = readEnsemble(file)
  const { default: runtime } = await import('onnxruntime-node')
  const session = await runtime.InferenceSession.create(file, options).catch((error: unknown) =>
    refuse('unsupported_model', { en: wordsOf(error), zh: '推理引擎无法加载' }, error),
  )
  const [input = ''] = session.inputNames
  const running = new Set<Promise<unknown>>()
  return {
    features: trees.features,
    async predict(rows, count) {
      checkRows(rows, count, trees.features)
      if (count === 0) return new Float32Array(0)
      const work = session.run({ [input]: new runtime.Tensor('float32', rows, [count, trees.features]) }, [
        output,
      ])
      running.add(work)
      try {
        return lastColumn((await work)[output]?.data, count)
      } finally {
        running.delete(work)
      }
    },
    async release() {
      await Promise.allSettled(running)
      await session.release()
    },
  }
}

const wordsOf = (error: unknown): string =>
  `the runtime does not take it (${error instanceof Error ? error.message.split('\n')[0] : String(error)})`

/** Two classes have two columns, of which the last is the positive one's. */
function lastColumn(data: unknown, count: number): Float32Array {
  if (!(data instanceof Float32Array) || data.length % count !== 0)
    return refuse('unsupported_model', {
      en: 'the runtime answers something else than numbers',
      zh: '推理引擎返回的不是数值',
    })
  const columns = data.length / count
  return columns === 1
    ? data
    : Float32Array.from({ length: count }, (_, i) => data[i * columns + columns - 1] ?? 0)
}
