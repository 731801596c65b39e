/**
 * Area under the ROC curve: how often a positive is scored above a negative, ties counting half (Mann–Whitney).
 * Null when only one outcome occurs.
 */
export function auc(target: Float64Array, scores: Float64Array): number | null {
  const order = byScore(scores)
  let positives = 0
  let ranks = 0
  for (let from = 0; from < order.length;) {
    let to = from
    let hits = 0
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0])
      hits += target[order[to++] ?? 0] ?? 0
    // All of a tie stand at the middle of its ranks, counted from 1.
    ranks += hits * ((from + to + 1) / 2)
    positives += hits
    from = to
  }
  const negatives = order.length - positives
  if (positives === 0 || negatives === 0) return null
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives)
}

/** Rows in ascending order of their scores; rows of one score in their own order. */
export const byScore = (scores: Float64Array): Int32Array =>
  Int32Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b,
  )
