import { latencyBounds, type ModelName, type TrafficFigure } from '#crm-core/contract'
import { bucketOf } from '../monitor/operations.ts'
import type { ModelsOptions } from './ports.ts'

/** Counts calls of versions in this process and writes them down minute by minute. */
export interface TrafficMeter {
  /** Runs a call of a version over `predictions` records and counts it, also when it fails. */
  measure<T>(of: Metered, predictions: number, call: () => Promise<T>): Promise<T>
  /** Writes what has been counted. */
  flush(): Promise<void>
}
export interface Metered {
  readonly tenant_id: string
  readonly model: ModelName
  readonly version: number
}
interface Counting extends Metered {
  readonly figure: { -readonly [key in keyof TrafficFigure]: TrafficFigure[key] }
  readonly buckets: number[]
}

export function createTrafficMeter({
  workspace,
  clock,
}: Pick<ModelsOptions, 'workspace' | 'clock'>): TrafficMeter {
  let counting = new Map<string, Counting>()
  const counted = (of: Metered): Counting => {
    const minute = new Date(Math.floor(clock.now().getTime() / 60_000) * 60_000).toISOString()
    const key = `${of.tenant_id} ${of.model} ${of.version} ${minute}`
    const known = counting.get(key)
    if (known) return known
    const buckets = Array.from({ length: latencyBounds.length + 1 }, () => 0)
    const figure = {
      version: of.version,
      minute,
      predictions: 0,
      calls: 0,
      errors: 0,
      ms_sum: 0,
      ms_buckets: buckets,
    }
    const fresh = { ...of, figure, buckets }
    counting.set(key, fresh)
    return fresh
  }
  return {
    async measure(of, predictions, call) {
      const from = performance.now()
      let failed = true
      try {
        const answer = await call()
        failed = false
        return answer
      } finally {
        // Counted when it has ended: a call under way is never torn between two writings.
        const ms = performance.now() - from
        const { figure, buckets } = counted(of)
        const bucket = bucketOf(ms)
        figure.calls += 1
        figure.predictions += failed ? 0 : predictions
        figure.errors += failed ? 1 : 0
        figure.ms_sum += ms
        buckets[bucket] = (buckets[bucket] ?? 0) + 1
      }
    },
    async flush() {
      const written = [...counting.values()]
      counting = new Map()
      const groups = Map.groupBy(written, ({ tenant_id, model }) => `${tenant_id} ${model}`)
      for (const some of groups.values()) {
        const [first] = some
        if (first)
          await workspace(first.tenant_id).store.addTraffic(
            first.model,
            some.map(({ figure }) => figure),
          )
      }
    },
  }
}
