import { fitLogistic } from '../logistic/newton.ts'

/** Calibrated margin = slope · margin + shift. */
export interface Platt {
  readonly slope: number
  readonly shift: number
}

/**
 * Platt scaling (Platt 1999, with the targets of Lin, Lin and Weng 2007, which are never quite 0 or 1). `margins`
 * must come from models that have not seen these rows. A slope that is not positive would turn the order round and
 * means that the margins say nothing: then the share of positives is all there is.
 */
export function platt(margins: Float64Array, target: Float64Array): Platt {
  const rows = target.length
  const positives = target.reduce((sum, y) => sum + y, 0)
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (rows - positives + 2)
  const soft = target.map((outcome) => (outcome === 1 ? high : low))
  const slots = [{ parameters: new Int32Array(rows), values: margins }]
  const { weights, intercept } = fitLogistic({ rows, width: 1, slots }, soft, none)
  const slope = weights[0] ?? 0
  if (slope > 0) return { slope, shift: intercept }
  const share = (positives + 1) / (rows + 2)
  return { slope: 0, shift: Math.log(share / (1 - share)) }
}
const none = { ridge: new Float64Array(1), steps: [] }
