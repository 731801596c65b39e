import type { Columns } from './columns.ts'
import { shapleyWeights } from './leaf-table.ts'
import { metBy } from './leaves.ts'
import type { LeafPath } from './paths.ts'

/**
 * SHAP interaction values of one row, `features × features`, symmetric; a row of it sums up to the SHAP value of its
 * feature, which `shap` holds (Lundberg et al. 2020: the Shapley interaction index, halved between the two).
 * A leaf concerns only pairs of features on its path, whose joint effect is weighed over all sets of the others.
 */
export function interactionsOf(
  leaves: readonly LeafPath[],
  columns: Columns,
  codes: Int32Array,
  shap: Float64Array,
): Float64Array {
  const features = shap.length
  const out = new Float64Array(features * features)
  for (const leaf of leaves) addLeaf(leaf, metBy(leaf, columns, codes, 0), features, out)
  for (let i = 0; i < features; i++) {
    let others = 0
    for (let j = 0; j < features; j++) if (j !== i) others += out[i * features + j] ?? 0
    out[i * features + i] = (shap[i] ?? 0) - others
  }
  return out
}

function addLeaf(
  { conditions, value }: LeafPath,
  met: Uint8Array,
  features: number,
  out: Float64Array,
): void {
  const d = conditions.length
  const weights = shapleyWeights(d - 1)
  const terms = new Float64Array(d)
  for (let i = 0; i < d; i++)
    for (let j = i + 1; j < d; j++) {
      const first = conditions[i]
      const second = conditions[j]
      if (!first || !second) continue
      const joint = ((met[i] ?? 0) - first.share) * ((met[j] ?? 0) - second.share)
      const effect = (value * joint * weighed(conditions, met, i, j, weights, terms)) / 2
      const at = first.feature * features + second.feature
      const mirrored = second.feature * features + first.feature
      out[at] = (out[at] ?? 0) + effect
      out[mirrored] = (out[mirrored] ?? 0) + effect
    }
}

/** The polynomial Π (share + met × y) over all conditions but two, its coefficients weighted. */
function weighed(
  conditions: LeafPath['conditions'],
  met: Uint8Array,
  without: number,
  and: number,
  weights: Float64Array,
  terms: Float64Array,
): number {
  terms.fill(0)
  terms[0] = 1
  let degree = 0
  conditions.forEach(({ share }, k) => {
    if (k === without || k === and) return
    degree++
    for (let s = degree; s >= 0; s--)
      terms[s] = (terms[s] ?? 0) * share + (s > 0 && met[k] === 1 ? (terms[s - 1] ?? 0) : 0)
  })
  let sum = 0
  for (let s = 0; s <= degree; s++) sum += (terms[s] ?? 0) * (weights[s] ?? 0)
  return sum
}
