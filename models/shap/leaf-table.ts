/** What one leaf adds: its weight, and of each different feature on the way to it the share of rows that go its way. */
export interface LeafShares {
  readonly value: number
  /** Product of cover(child) / cover(parent) over the feature's nodes on the path. */
  readonly shares: readonly number[]
}

/** `weights[s]` = s! (d - s - 1)! / d!: the share of orders in which a player comes after exactly s of the others. */
export function shapleyWeights(players: number): Float64Array {
  const weights = new Float64Array(Math.max(1, players))
  weights[0] = 1 / Math.max(1, players)
  for (let s = 1; s < players; s++) weights[s] = ((weights[s - 1] ?? 0) * s) / (players - s)
  return weights
}

/**
 * SHAP values of one leaf for every pattern of features whose conditions a row meets: `2^d × d` numbers, feature k
 * of pattern m at `m × d + k` (Yang, "Fast TreeSHAP", 2021, v2: what does not depend on the row is worked out once).
 *
 * With z the shares and O the features that are met, the value of feature i is
 * v × (o_i − z_i) × Π z over R's complement × Σ_S w(|S|) Π z over R \ S, with R = O without i and S ⊆ R. The inner
 * sum is a polynomial in one unknown, Π over R of (z_j + y), weighted by coefficient; nothing is ever divided.
 */
export function leafTable({ value, shares }: LeafShares): Float64Array {
  const d = shares.length
  const patterns = 1 << d
  const weights = shapleyWeights(d)
  const inner = new Float64Array(patterns)
  const products = new Float64Array(patterns).fill(1)
  // Coefficients of the polynomial of every pattern, each made from that without its lowest feature.
  const terms = new Float64Array(patterns * (d + 1))
  terms[0] = 1
  for (let m = 0; m < patterns; m++) {
    const at = m * (d + 1)
    if (m > 0) {
      const lowest = 31 - Math.clz32(m & -m)
      const share = shares[lowest] ?? 0
      const from = (m & (m - 1)) * (d + 1)
      products[m] = (products[m & (m - 1)] ?? 0) * share
      for (let s = 0; s <= d; s++)
        terms[at + s] = (terms[from + s] ?? 0) * share + (s > 0 ? (terms[from + s - 1] ?? 0) : 0)
    }
    let sum = 0
    for (let s = 0; s < d; s++) sum += (weights[s] ?? 0) * (terms[at + s] ?? 0)
    inner[m] = sum
  }
  const table = new Float64Array(patterns * d)
  for (let m = 0; m < patterns; m++)
    for (let i = 0; i < d; i++) {
      const rest = m & ~(1 << i)
      const others = (patterns - 1) & ~(rest | (1 << i))
      const met = (m >> i) & 1
      table[m * d + i] = value * (met - (shares[i] ?? 0)) * (inner[rest] ?? 0) * (products[others] ?? 0)
    }
  return table
}
