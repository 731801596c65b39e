import { shapleyWeights } from './leaf-table.ts'
import type { Leaves } from './leaves.ts'

/**
 * SHAP interaction values of one row, `features × features`, symmetric; a row of it sums up to the SHAP value of its
 * feature, which `shap` holds (Lundberg et al. 2020: the Shapley interaction index, halved between the two).
 * A leaf concerns only pairs of features on its path, whose joint effect is weighed over all sets of the others.
 * `met` tells of every condition of the leaves whether the row meets it.
 */
export function interactionsOf(leaves: Leaves, met: Uint8Array, shap: Float64Array): Float64Array {
  const features = shap.length
  const out = new Float64Array(features * features)
  const { feature } = leaves
  const terms = new Float64Array(leaves.widest + 1)
  for (let l = 0; l < leaves.count; l++) {
    const from = leaves.start[l] ?? 0
    const to = leaves.start[l + 1] ?? 0
    const weights = weightsOf(to - from - 1)
    for (let i = from; i < to; i++)
      for (let j = i + 1; j < to; j++) {
        const effect = (leaves.value[l] ?? 0) * joint(leaves, met, from, to, i, j, weights, terms)
        const a = feature[i] ?? 0
        const b = feature[j] ?? 0
        out[a * features + b] = (out[a * features + b] ?? 0) + effect / 2
        out[b * features + a] = (out[b * features + a] ?? 0) + effect / 2
      }
  }
  for (let i = 0; i < features; i++) {
    let others = 0
    for (let j = 0; j < features; j++) if (j !== i) others += out[i * features + j] ?? 0
    out[i * features + i] = (shap[i] ?? 0) - others
  }
  return out
}

/** (o_i − z_i)(o_j − z_j) times the coefficients of Π (z_k + o_k y) over the other conditions, weighted. */
function joint(
  { share }: Leaves,
  met: Uint8Array,
  from: number,
  to: number,
  i: number,
  j: number,
  weights: Float64Array,
  terms: Float64Array,
): number {
  terms.fill(0)
  terms[0] = 1
  let degree = 0
  for (let k = from; k < to; k++) {
    if (k === i || k === j) continue
    const z = share[k] ?? 0
    degree++
    if (met[k] === 1) for (let s = degree; s > 0; s--) terms[s] = (terms[s] ?? 0) * z + (terms[s - 1] ?? 0)
    else for (let s = degree; s > 0; s--) terms[s] = (terms[s] ?? 0) * z
    terms[0] = (terms[0] ?? 0) * z
  }
  let sum = 0
  for (let s = 0; s <= degree; s++) sum += (terms[s] ?? 0) * (weights[s] ?? 0)
  return sum * ((met[i] ?? 0) - (share[i] ?? 0)) * ((met[j] ?? 0) - (share[j] ?? 0))
}

const known: Float64Array[] = []
const weightsOf = (players: number): Float64Array =>
  (known[Math.max(0, players)] ??= shapleyWeights(Math.max(0, players)))
