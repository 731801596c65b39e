/** A probability is never quite 0 or 1, so that one wrong row cannot cost everything. */
const least = 1e-15

/** −log of the probability given to what happened, row by row, in nats. */
export function logLosses(target: Float64Array, probabilities: Float64Array): Float64Array {
  return Float64Array.from(target, (outcome, row) => {
    const p = probabilities[row] ?? 0
    return -Math.log(Math.max(least, outcome === 1 ? p : 1 - p))
  })
}

export const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Mean log loss in nats. */
export const logLoss = (target: Float64Array, probabilities: Float64Array): number =>
  mean(logLosses(target, probabilities))

/** Mean squared distance of probability and outcome (Brier 1950). */
export const brier = (target: Float64Array, probabilities: Float64Array): number =>
  mean(target.map((outcome, row) => ((probabilities[row] ?? 0) - outcome) ** 2))
