import { shapleyWeights } from './leaf-table.ts'
import { metBy, type Leaves } from './leaves.ts'

/**
 * What rows of a background meet on the way to each leaf, each different pattern once with its share of rows:
 * of leaf l patterns `start[l]` to `start[l + 1]`, and of pattern p the conditions from `metStart[p]` on.
 */
export interface Patterns {
  readonly start: Int32Array
  readonly share: Float64Array
  readonly metStart: Int32Array
  readonly met: Uint8Array
}

/** `codes` has `rows` rows of `columns` columns. */
export function patternsOf(leaves: Leaves, codes: Int32Array, columns: number, rows: number): Patterns {
  const met = Array.from({ length: rows }, (_, row) => metBy(leaves, codes, row * columns))
  const start = [0]
  const share: number[] = []
  const metStart: number[] = []
  const all: number[] = []
  for (let l = 0; l < leaves.count; l++) {
    const from = leaves.start[l] ?? 0
    const to = leaves.start[l + 1] ?? 0
    const places = new Map<string, number>()
    for (const row of met) {
      const own = row.subarray(from, to)
      const key = own.join('')
      const place = places.get(key) ?? share.length
      if (place === share.length) {
        places.set(key, place)
        share.push(0)
        metStart.push(all.length)
        for (const one of own) all.push(one)
      }
      share[place] = (share[place] ?? 0) + 1 / rows
    }
    start.push(share.length)
  }
  return {
    start: Int32Array.from(start),
    share: Float64Array.from(share),
    metStart: Int32Array.from(metStart),
    met: Uint8Array.from(all),
  }
}

/**
 * Interventional SHAP values of one row, averaged over the background and added to `out`: a feature comes from the
 * row or from the background row (Lundberg et al. 2020, "interventional"). A leaf is reached when each of its
 * conditions is met by the side that its feature comes from; only those that exactly one side meets are players.
 * `own` tells of every condition of the leaves whether the row meets it.
 */
export function addInterventional(
  leaves: Leaves,
  patterns: Patterns,
  own: Uint8Array,
  out: Float64Array,
): void {
  const { start, feature, value } = leaves
  const { met } = patterns
  for (let l = 0; l < leaves.count; l++) {
    const from = start[l] ?? 0
    const width = (start[l + 1] ?? 0) - from
    for (let p = patterns.start[l] ?? 0; p < (patterns.start[l + 1] ?? 0); p++) {
      const at = patterns.metStart[p] ?? 0
      let mine = 0
      let theirs = 0
      let k = 0
      for (; k < width; k++) {
        const byRow = own[from + k] ?? 0
        const byOther = met[at + k] ?? 0
        if ((byRow | byOther) === 0) break
        mine += byRow & ~byOther
        theirs += byOther & ~byRow
      }
      if (k < width || mine + theirs === 0) continue
      const weights = weightsOf(mine + theirs)
      const weight = (value[l] ?? 0) * (patterns.share[p] ?? 0)
      const gain = weight * (weights[theirs] ?? 0)
      const loss = weight * (weights[mine] ?? 0)
      for (k = 0; k < width; k++) {
        const side = (own[from + k] ?? 0) - (met[at + k] ?? 0)
        const place = feature[from + k] ?? 0
        if (side > 0) out[place] = (out[place] ?? 0) + gain
        else if (side < 0) out[place] = (out[place] ?? 0) - loss
      }
    }
  }
}

const known: Float64Array[] = []
const weightsOf = (players: number): Float64Array => (known[players] ??= shapleyWeights(players))
