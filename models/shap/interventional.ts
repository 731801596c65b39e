import type { Columns } from './columns.ts'
import { shapleyWeights } from './leaf-table.ts'
import { metBy } from './leaves.ts'
import type { LeafPath } from './paths.ts'

/** The background of one leaf: which conditions its rows meet, each different pattern once with its share of rows. */
interface Patterns {
  readonly leaf: LeafPath
  readonly patterns: readonly { readonly met: Uint8Array; readonly share: number }[]
}

/** Background rows sorted by what they meet on the way to each leaf. `codes` has `rows` rows of columns. */
export function patternsOf(
  leaves: readonly LeafPath[],
  columns: Columns,
  codes: Int32Array,
  rows: number,
): Patterns[] {
  return leaves.map((leaf) => {
    const found = new Map<string, { met: Uint8Array; share: number }>()
    for (let row = 0; row < rows; row++) {
      const met = metBy(leaf, columns, codes, row * columns.count)
      const key = met.join('')
      const known = found.get(key) ?? { met, share: 0 }
      known.share += 1 / rows
      found.set(key, known)
    }
    return { leaf, patterns: [...found.values()] }
  })
}

/**
 * Interventional SHAP values of one row, averaged over the background: a feature comes from the row or from the
 * background row (Lundberg et al. 2020, "interventional"). A leaf is reached when each of its conditions is met by
 * the side that its feature comes from; only those that exactly one side meets are players.
 */
export function interventionalOf(
  background: readonly Patterns[],
  columns: Columns,
  codes: Int32Array,
  out: Float64Array,
): void {
  for (const { leaf, patterns } of background) {
    const own = metBy(leaf, columns, codes, 0)
    for (const { met, share } of patterns) addPattern(leaf, own, met, share, out)
  }
}

function addPattern(
  leaf: LeafPath,
  own: Uint8Array,
  other: Uint8Array,
  share: number,
  out: Float64Array,
): void {
  let mine = 0
  let theirs = 0
  for (let k = 0; k < own.length; k++) {
    const byRow = own[k] ?? 0
    const byOther = other[k] ?? 0
    if (byRow === 0 && byOther === 0) return
    if (byRow > byOther) mine++
    else if (byOther > byRow) theirs++
  }
  const players = mine + theirs
  if (players === 0) return
  const weights = weightsOf(players)
  const gain = leaf.value * share * (weights[theirs] ?? 0)
  const loss = leaf.value * share * (weights[mine] ?? 0)
  leaf.conditions.forEach(({ feature }, k) => {
    const side = (own[k] ?? 0) - (other[k] ?? 0)
    if (side !== 0) out[feature] = (out[feature] ?? 0) + (side > 0 ? gain : -loss)
  })
}

const known: Float64Array[] = []
const weightsOf = (players: number): Float64Array => (known[players] ??= shapleyWeights(players))
