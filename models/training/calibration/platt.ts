/** Calibrated margin = slope · margin + shift. */
export interface Platt {
  readonly slope: number
  readonly shift: number
}

/**
 * Platt scaling (Platt 1999, with the targets and Newton's method of Lin, Lin and Weng 2007). `margins` must come
 * from models that have not seen these rows. A slope that is not positive would turn the order round and means
 * that the margins say nothing: then the share of positives is all there is.
 */
export function platt(margins: Float64Array, target: Float64Array): Platt {
  const positives = target.reduce((sum, y) => sum + y, 0)
  const negatives = target.length - positives
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (negatives + 2)
  let slope = 1
  let shift = 0
  for (let step = 0; step < 100; step++) {
    let [gs, gt, ss, st, tt] = [0, 0, 1e-12, 0, 1e-12]
    for (let row = 0; row < margins.length; row++) {
      const m = margins[row] ?? 0
      const p = 1 / (1 + Math.exp(-(slope * m + shift)))
      const d = p - (target[row] === 1 ? high : low)
      const curve = p * (1 - p)
      gs += d * m
      gt += d
      ss += curve * m * m
      st += curve * m
      tt += curve
    }
    const determinant = ss * tt - st * st
    if (determinant <= 1e-18) break
    const ds = (tt * gs - st * gt) / determinant
    const dt = (ss * gt - st * gs) / determinant
    slope -= ds
    shift -= dt
    if (Math.abs(ds) + Math.abs(dt) < 1e-10) break
  }
  if (slope > 0 && Number.isFinite(slope + shift)) return { slope, shift }
  const share = (positives + 1) / (target.length + 2)
  return { slope: 0, shift: Math.log(share / (1 - share)) }
}
