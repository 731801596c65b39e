import { latencyBounds, type ModelOperations, type TrafficFigure } from '#crm-core/contract'

/** Which bucket of a TrafficFigure a call of so many milliseconds is counted in. */
export function bucketOf(ms: number): number {
  const at = latencyBounds.findIndex((bound) => ms <= bound)
  return at < 0 ? latencyBounds.length : at
}

/** What the calls of some minutes come to. */
export function operationsOf(figures: readonly TrafficFigure[]): ModelOperations {
  const total = (of: (figure: TrafficFigure) => number) =>
    figures.reduce((sum, figure) => sum + of(figure), 0)
  const calls = total((figure) => figure.calls)
  const predictions = total((figure) => figure.predictions)
  const errors = total((figure) => figure.errors)
  const buckets = Array.from({ length: latencyBounds.length + 1 }, (_, at) =>
    total((figure) => figure.ms_buckets[at] ?? 0),
  )
  const minutes = new Set(figures.filter((figure) => figure.predictions > 0).map(({ minute }) => minute)).size
  return {
    calls,
    predictions,
    errors,
    error_rate: calls > 0 ? errors / calls : null,
    mean_ms: calls > 0 ? total((figure) => figure.ms_sum) / calls : null,
    p50_ms: percentile(buckets, 0.5),
    p95_ms: percentile(buckets, 0.95),
    per_minute: minutes > 0 ? predictions / minutes : null,
  }
}

/** Evenly spread within its bucket; of the last, which has no bound, only its lower one is known. */
function percentile(buckets: readonly number[], share: number): number | null {
  const all = buckets.reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  let left = share * all
  for (const [at, count] of buckets.entries()) {
    const low = at === 0 ? 0 : (latencyBounds[at - 1] ?? 0)
    const high = latencyBounds[at] ?? low
    if (left <= count && count > 0) return low + (left / count) * (high - low)
    left -= count
  }
  return latencyBounds.at(-1) ?? null
}
