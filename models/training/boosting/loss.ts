import type { BoostingOptions } from './options.ts'

/** The margin that predicts the same for every row at least loss. */
export function baseOf(target: Float64Array, { loss, positive_weight }: BoostingOptions): number {
  let sum = 0
  let weight = 0
  for (const value of target) {
    const w = loss === 'logistic' && value === 1 ? positive_weight : 1
    sum += w * value
    weight += w
  }
  const mean = sum / weight
  if (loss === 'squared') return mean
  const share = Math.min(1 - 1e-6, Math.max(1e-6, mean))
  return Math.log(share / (1 - share))
}

/** First and second derivatives of the loss by the margin, row by row. */
export function derivatives(
  target: Float64Array,
  margins: Float64Array,
  { loss, positive_weight }: BoostingOptions,
  gradients: Float64Array,
  seconds: Float64Array,
): void {
  if (loss === 'squared') {
    for (let row = 0; row < target.length; row++) gradients[row] = (margins[row] ?? 0) - (target[row] ?? 0)
    seconds.fill(1)
    return
  }
  for (let row = 0; row < target.length; row++) {
    const outcome = target[row] ?? 0
    const weight = outcome === 1 ? positive_weight : 1
    const p = 1 / (1 + Math.exp(-(margins[row] ?? 0)))
    gradients[row] = weight * (p - outcome)
    seconds[row] = weight * p * (1 - p)
  }
}

/** Mean loss of margins: log loss, or half the squared error. */
export function meanLoss(target: Float64Array, margins: Float64Array, loss: BoostingOptions['loss']): number {
  let sum = 0
  for (let row = 0; row < target.length; row++) {
    const margin = margins[row] ?? 0
    const outcome = target[row] ?? 0
    sum += loss === 'squared' ? (margin - outcome) ** 2 / 2 : softplus(margin) - outcome * margin
  }
  return sum / target.length
}

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))
