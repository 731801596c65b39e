/** Bins of a column gathered into parameters: rare ones share one. */
export interface Levels {
  readonly count: number
  /** The parameter of each bin. */
  readonly of: Int32Array
}

/** A parameter a bin with `least` rows or more, up to `most` of them (the fullest); one for all other bins. */
export function levelsOf(counts: Int32Array, least: number, most: number): Levels {
  const own = [...counts.keys()]
    .filter((bin) => (counts[bin] ?? 0) >= least)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b)
  const of = new Int32Array(counts.length).fill(own.length)
  for (const [at, bin] of own.entries()) of[bin] = at
  return { count: own.length + (own.length < counts.length ? 1 : 0), of }
}

export function countsOf(bins: Uint8Array, count: number): Int32Array {
  const counts = new Int32Array(count)
  for (const bin of bins) counts[bin] = (counts[bin] ?? 0) + 1
  return counts
}
