import { minimise, type Bounds } from './minimise.ts'

/** Additive exponential smoothing without season: level only, with a trend, or with a trend that dies away. */
export interface Smoothing {
  readonly alpha: number
  /** Of the trend, as a share of alpha; 0 for level only. */
  readonly beta: number
  readonly phi: number
  readonly level: number
  readonly trend: number
  /** One-step errors, in order. */
  readonly errors: Float64Array
}

export interface SmoothingKind {
  readonly trend: boolean
  /** Bounds of alpha, beta and phi; equal ones fix the parameter. */
  readonly bounds: Bounds
  readonly starts: readonly (readonly number[])[]
}
export const ses: SmoothingKind = {
  trend: false,
  bounds: [[0.01, 0.99]],
  starts: [[0.1], [0.3], [0.6], [0.9]],
}
export const holt: SmoothingKind = {
  trend: true,
  bounds: [
    [0.01, 0.99],
    [0.001, 0.99],
  ],
  starts: [0.1, 0.4, 0.8].flatMap((alpha) => [
    [alpha, 0.02],
    [alpha, 0.2],
  ]),
}
/** Gardner & McKenzie 1985; phi in the usual bounds, where it is told apart from no trend and from a straight one. */
export const damped: SmoothingKind = {
  trend: true,
  bounds: [
    [0.01, 0.99],
    [0.001, 0.99],
    [0.8, 0.98],
  ],
  starts: [0.1, 0.4, 0.8].flatMap((alpha) => [
    [alpha, 0.02, 0.85],
    [alpha, 0.2, 0.95],
  ]),
}

/**
 * Least squares over alpha, beta and phi. The first level and trend are not searched: errors are linear in them, so
 * for given parameters the best ones follow by regression.
 */
export function smooth(series: readonly number[], kind: SmoothingKind): Smoothing {
  const y = Float64Array.from(series)
  const work = buffers(y.length)
  const parameters = ([alpha = 0.3, beta = 0, phi = 1]: readonly number[]) => ({
    alpha,
    beta: kind.trend ? beta : 0,
    phi,
  })
  const { at } = minimise(
    (x) => solve(y, parameters(x), kind.trend, work).squares,
    kind.starts,
    kind.bounds,
    60 * kind.bounds.length,
  )
  const chosen = parameters(at)
  const { level, trend } = solve(y, chosen, kind.trend, work)
  return { ...chosen, ...run(y, chosen, level, trend) }
}

/** The forecast of the next `horizon` steps. */
export function ahead(fit: Pick<Smoothing, 'phi' | 'level' | 'trend'>, horizon: number): number[] {
  let damping = 0
  let power = 1
  return Array.from({ length: horizon }, () => {
    power *= fit.phi
    damping += power
    return fit.level + damping * fit.trend
  })
}

/**
 * By how much the variance of a forecast h steps ahead exceeds that of one step, parameters taken as known
 * (Hyndman et al. 2008, table 6.1).
 */
export function spread(fit: Pick<Smoothing, 'alpha' | 'beta' | 'phi'>, horizon: number): number[] {
  let damping = 0
  let power = 1
  let sum = 1
  return Array.from({ length: horizon }, (_, at) => {
    if (at > 0) {
      power *= fit.phi
      damping += power
      sum += (fit.alpha * (1 + fit.beta * damping)) ** 2
    }
    return sum
  })
}

type Parameters = Pick<Smoothing, 'alpha' | 'beta' | 'phi'>
interface Buffers {
  readonly y: Float64Array
  readonly level: Float64Array
  readonly trend: Float64Array
}
const buffers = (n: number): Buffers => ({
  y: new Float64Array(n),
  level: new Float64Array(n),
  trend: new Float64Array(n),
})

/** Best first level and trend for the parameters, and the sum of squared errors with them. */
function solve(y: Float64Array, parameters: Parameters, trended: boolean, work: Buffers) {
  respond(y, parameters, 0, 0, work.y)
  respond(null, parameters, 1, 0, work.level)
  if (trended) respond(null, parameters, 0, 1, work.trend)
  let yy = 0
  let ll = 0
  let bb = 0
  let lb = 0
  let yl = 0
  let yb = 0
  for (let t = 0; t < y.length; t++) {
    const e = work.y[t] ?? 0
    const l = -(work.level[t] ?? 0)
    const b = trended ? -(work.trend[t] ?? 0) : 0
    yy += e * e
    ll += l * l
    bb += b * b
    lb += l * b
    yl += e * l
    yb += e * b
  }
  const determinant = ll * bb - lb * lb
  if (!trended || determinant <= 1e-10 * ll * bb) {
    const level = ll > 0 ? yl / ll : 0
    return { level, trend: 0, squares: Math.max(0, yy - level * yl) }
  }
  const level = (yl * bb - yb * lb) / determinant
  const trend = (yb * ll - yl * lb) / determinant
  return { level, trend, squares: Math.max(0, yy - level * yl - trend * yb) }
}

/** Errors of a series (null: of zeros) that starts from the given level and trend. */
function respond(
  y: Float64Array | null,
  { alpha, beta, phi }: Parameters,
  startLevel: number,
  startTrend: number,
  errors: Float64Array,
): { level: number; trend: number } {
  let level = startLevel
  let trend = startTrend
  for (let t = 0; t < errors.length; t++) {
    const expected = level + phi * trend
    const error = (y ? (y[t] ?? 0) : 0) - expected
    level = expected + alpha * error
    trend = phi * trend + alpha * beta * error
    errors[t] = error
  }
  return { level, trend }
}

function run(y: Float64Array, parameters: Parameters, startLevel: number, startTrend: number) {
  const errors = new Float64Array(y.length)
  return { ...respond(y, parameters, startLevel, startTrend, errors), errors }
}
