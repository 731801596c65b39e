import { solve } from './cholesky.ts'

/** A sparse design: in each slot, every row has one parameter that counts for it, times a value (1 without one). */
export interface Design {
  readonly rows: number
  /** Parameters without the intercept. */
  readonly width: number
  readonly slots: readonly Slot[]
}
export interface Slot {
  readonly parameters: Int32Array
  readonly values: Float64Array | null
}
/** ½ Σ ridge β² + ½ Σ weight (β_a − β_b)²; the intercept is free. */
export interface Penalty {
  readonly ridge: Float64Array
  readonly steps: readonly { readonly a: number; readonly b: number; readonly weight: number }[]
}
export interface Fit {
  readonly intercept: number
  readonly weights: Float64Array
}

const mostSteps = 50
const enough = 1e-8

/**
 * Penalised logistic regression by Newton's method (iteratively reweighted least squares), with halved steps where
 * a full one would raise the loss. Deterministic; converges to the one minimum.
 */
export function fitLogistic(design: Design, target: Float64Array, penalty: Penalty): Fit {
  const { width } = design
  // The intercept stands last.
  let beta = new Float64Array(width + 1)
  const share = (target.reduce((sum, y) => sum + y, 0) + 0.5) / (target.length + 1)
  beta[width] = Math.log(share / (1 - share))
  let loss = lossOf(design, target, penalty, beta)
  for (let step = 0; step < mostSteps; step++) {
    const move = newtonStep(design, target, penalty, beta)
    let next = moved(beta, move, 1)
    let nextLoss = lossOf(design, target, penalty, next)
    for (let size = 0.5; nextLoss > loss && size > 1e-4; size /= 2) {
      next = moved(beta, move, size)
      nextLoss = lossOf(design, target, penalty, next)
    }
    if (nextLoss > loss) break
    const gained = loss - nextLoss
    beta = next
    loss = nextLoss
    if (gained <= enough * (1 + Math.abs(loss))) break
  }
  return { intercept: beta[width] ?? 0, weights: beta.subarray(0, width) }
}

const moved = (beta: Float64Array, move: Float64Array, size: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(beta, (b, at) => b - size * (move[at] ?? 0))

/** Margins of all rows. */
export function marginsOf({ rows, slots, width }: Design, beta: Float64Array): Float64Array {
  const margins = new Float64Array(rows).fill(beta[width] ?? 0)
  for (const { parameters, values } of slots)
    for (let row = 0; row < rows; row++)
      margins[row] =
        (margins[row] ?? 0) + (beta[parameters[row] ?? 0] ?? 0) * (values ? (values[row] ?? 0) : 1)
  return margins
}

function lossOf(design: Design, target: Float64Array, { ridge, steps }: Penalty, beta: Float64Array): number {
  let loss = 0
  const margins = marginsOf(design, beta)
  for (let row = 0; row < margins.length; row++) {
    const margin = margins[row] ?? 0
    loss += Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - (target[row] ?? 0) * margin
  }
  for (let at = 0; at < ridge.length; at++) loss += ((ridge[at] ?? 0) * (beta[at] ?? 0) ** 2) / 2
  for (const { a, b, weight } of steps) loss += (weight * ((beta[a] ?? 0) - (beta[b] ?? 0)) ** 2) / 2
  return loss
}

/** Hessian⁻¹ · gradient. */
function newtonStep(
  design: Design,
  target: Float64Array,
  penalty: Penalty,
  beta: Float64Array,
): Float64Array {
  const size = design.width + 1
  const gradient = new Float64Array(size)
  const hessian = new Float64Array(size * size)
  addRows(design, target, beta, gradient, hessian)
  addPenalty(penalty, beta, gradient, hessian, size)
  for (let at = 0; at < size; at++) hessian[at * size + at] = (hessian[at * size + at] ?? 0) + 1e-9
  return solve(hessian, gradient)
}

/** Sums over rows into the lower triangle; each row touches one parameter a slot, so this is cheap. */
function addRows(
  design: Design,
  target: Float64Array,
  beta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const { rows, slots, width } = design
  const size = width + 1
  const margins = marginsOf(design, beta)
  const at = new Int32Array(slots.length + 1).fill(width)
  const by = new Float64Array(slots.length + 1).fill(1)
  for (let row = 0; row < rows; row++) {
    const p = 1 / (1 + Math.exp(-(margins[row] ?? 0)))
    const slope = p - (target[row] ?? 0)
    const curve = Math.max(p * (1 - p), 1e-10)
    for (const [s, { parameters, values }] of slots.entries()) {
      at[s] = parameters[row] ?? 0
      by[s] = values ? (values[row] ?? 0) : 1
    }
    for (let one = 0; one < at.length; one++) {
      const i = at[one] ?? 0
      const x = by[one] ?? 0
      if (x === 0) continue
      gradient[i] = (gradient[i] ?? 0) + slope * x
      for (let other = 0; other <= one; other++) {
        const j = at[other] ?? 0
        const cell = i > j ? i * size + j : j * size + i
        hessian[cell] = (hessian[cell] ?? 0) + curve * x * (by[other] ?? 0)
      }
    }
  }
}

function addPenalty(
  { ridge, steps }: Penalty,
  beta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
  size: number,
): void {
  const add = (i: number, j: number, by: number) => {
    const cell = i > j ? i * size + j : j * size + i
    hessian[cell] = (hessian[cell] ?? 0) + by
  }
  for (let at = 0; at < ridge.length; at++) {
    gradient[at] = (gradient[at] ?? 0) + (ridge[at] ?? 0) * (beta[at] ?? 0)
    add(at, at, ridge[at] ?? 0)
  }
  for (const { a, b, weight } of steps) {
    const pull = weight * ((beta[a] ?? 0) - (beta[b] ?? 0))
    gradient[a] = (gradient[a] ?? 0) + pull
    gradient[b] = (gradient[b] ?? 0) - pull
    add(a, a, weight)
    add(b, b, weight)
    add(a, b, -weight)
  }
}
