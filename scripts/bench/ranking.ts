/** How good a ranking is. `found` is best first; `relevant` gives a gain to each document that answers. */

/** Normalised discounted cumulative gain of the first ten, as trec_eval counts it. */
export function ndcgAt10(found: readonly string[], relevant: ReadonlyMap<string, number>): number {
  const discounted = (gains: readonly number[]) =>
    gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0)
  const ideal = discounted([...relevant.values()].toSorted((a, b) => b - a))
  return ideal === 0 ? 0 : discounted(found.map((id) => relevant.get(id) ?? 0)) / ideal
}

/** The share of what is relevant among the first `depth`. */
export function recallAt(
  found: readonly string[],
  relevant: ReadonlyMap<string, number> | ReadonlySet<string>,
  depth: number,
): number {
  const hits = found.slice(0, depth).filter((id) => relevant.has(id)).length
  return relevant.size === 0 ? 0 : hits / relevant.size
}
