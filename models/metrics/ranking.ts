import type { Confusion } from '#crm-core/contract'
import { byScore } from './auc.ts'

/**
 * Share of positives among the best `share` of the rows over the share among all; rows of one score share their
 * places, so that their order does not count. 0 without positives.
 */
export function lift(target: Float64Array, scores: Float64Array, share: number): number {
  const order = byScore(scores).reverse()
  const taken = Math.max(1, Math.round(share * order.length))
  const all = target.reduce((sum, outcome) => sum + outcome, 0) / target.length
  let hits = 0
  for (let from = 0; from < taken;) {
    let to = from
    let inside = 0
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0])
      inside += target[order[to++] ?? 0] ?? 0
    hits += (inside * (Math.min(to, taken) - from)) / (to - from)
    from = to
  }
  return all === 0 ? 0 : hits / taken / all
}

/** Mean of the precision at each positive, thresholds going down through the scores; null without positives. */
export function averagePrecision(target: Float64Array, scores: Float64Array): number | null {
  const order = byScore(scores).reverse()
  let hits = 0
  let sum = 0
  for (let from = 0; from < order.length;) {
    let to = from
    let inside = 0
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0])
      inside += target[order[to++] ?? 0] ?? 0
    hits += inside
    sum += (inside * hits) / to
    from = to
  }
  return hits === 0 ? null : sum / hits
}

/** What acting on every row at or above a threshold would come to. */
export function confusionAt(target: Float64Array, probabilities: Float64Array, threshold: number): Confusion {
  const found = { true_positives: 0, false_positives: 0, true_negatives: 0, false_negatives: 0 }
  for (const [row, outcome] of target.entries())
    if ((probabilities[row] ?? 0) >= threshold) found[outcome === 1 ? 'true_positives' : 'false_positives']++
    else found[outcome === 1 ? 'false_negatives' : 'true_negatives']++
  return { threshold, ...found }
}
