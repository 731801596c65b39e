import { createHash } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { compileExplainer, createRowWorkers, createSessionPool, readEnsemble } from '#models'
import { figure, quantile, timed, type Figure } from './figures.ts'
import { bankModel } from './shap-model.ts'

const singles = 2000

/**
 * Scored by onnxruntime and explained, without an API around it: one row at a time, and a batch in threads with
 * the longest time that the event loop stood still meanwhile. The model is the 200-tree reference.
 */
export async function inProcess(batch: number): Promise<Figure[]> {
  const model = await bankModel()
  const { bytes, features } = model
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return [
    ...(await oneByOne(bytes, sha256, model.rows(singles), features)),
    ...(await inThreads({ bytes, sha256, features }, model.rows(batch), batch)),
  ]
}

async function oneByOne(
  bytes: Uint8Array,
  sha256: string,
  rows: Float64Array,
  features: number,
): Promise<Figure[]> {
  const pool = createSessionPool()
  const explainer = compileExplainer(readEnsemble(bytes).trees)
  const out = new Float64Array(features)
  const samples: number[] = []
  for (let i = 0; i < singles; i++) {
    const row = rows.subarray(i * features, (i + 1) * features)
    const ms = await timed(async () => {
      const session = await pool.session(sha256, () => bytes)
      await session.predict(Float32Array.from(row), 1)
      explainer.explain(row, out)
    })
    // The first ones open the session and make the tables.
    if (i >= 20) samples.push(ms)
  }
  await pool.close()
  return [0.5, 0.95].map((share) =>
    figure(`scored and explained in process p${share * 100}`, quantile(samples, share), 'ms'),
  )
}

async function inThreads(
  model: { bytes: Uint8Array; sha256: string; features: number },
  rows: Float64Array,
  count: number,
): Promise<Figure[]> {
  const workers = createRowWorkers()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const turns = longestTurn()
  delay.enable()
  try {
    const ms = await timed(() => workers.run(model, rows, count))
    delay.disable()
    return [
      figure(`${count} scored and explained in threads`, ms, 'ms'),
      figure('event loop stood still at most', delay.max / 1e6, 'ms'),
      // On a machine that is busy with other things this is what is ours of it.
      figure('of which its thread worked', turns.end(), 'ms'),
    ]
  } finally {
    await workers.close()
  }
}

/** The most processor time that this thread takes between two turns of its event loop. */
function longestTurn(): { end(): number } {
  let before = process.threadCpuUsage()
  let longest = 0
  let running = true
  const turn = (): void => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, now.user + now.system - before.user - before.system)
    before = now
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  return {
    end: () => {
      running = false
      return longest / 1000
    },
  }
}
