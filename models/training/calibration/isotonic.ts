import { byScore } from '../../metrics/auc.ts'

/** A rising step function: at or above `from[i]` the probability is `value[i]`. */
export interface Isotonic {
  readonly from: Float64Array
  readonly value: Float64Array
}

/**
 * Isotonic regression by pooling neighbours that fall (pool adjacent violators; Ayer et al. 1955). It lies outside
 * the margin, so SHAP values do not add up to it; margins must come from models that have not seen these rows.
 */
export function isotonic(margins: Float64Array, target: Float64Array): Isotonic {
  const blocks: { from: number; sum: number; count: number }[] = []
  for (const row of byScore(margins)) {
    const from = margins[row] ?? 0
    const last = blocks.at(-1)
    const outcome = target[row] ?? 0
    if (last?.from === from && last.count > 0) {
      last.sum += outcome
      last.count++
    } else blocks.push({ from, sum: outcome, count: 1 })
  }
  const pooled: typeof blocks = []
  for (const block of blocks) {
    let { from, sum, count } = block
    for (let last = pooled.at(-1); last && last.sum / last.count >= sum / count; last = pooled.at(-1)) {
      from = last.from
      sum += last.sum
      count += last.count
      pooled.pop()
    }
    pooled.push({ from, sum, count })
  }
  return {
    from: Float64Array.from(pooled, ({ from }) => from),
    value: Float64Array.from(pooled, ({ sum, count }) => sum / count),
  }
}

/** The probability of a margin; below the first step that of the first. */
export function isotonicProbability({ from, value }: Isotonic, margin: number): number {
  let low = 0
  let high = from.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((from[middle] ?? 0) <= margin) low = middle
    else high = middle - 1
  }
  return value[low] ?? 0
}
