import { ahead, ses, smooth } from './smoothing.ts'

/** The straight line through a series by least squares, at position 0, and its slope. */
export function line(series: readonly number[]): { readonly intercept: number; readonly slope: number } {
  const n = series.length
  const mean = series.reduce((sum, value) => sum + value, 0) / n
  const middle = (n - 1) / 2
  let top = 0
  let bottom = 0
  for (const [t, value] of series.entries()) {
    top += (t - middle) * (value - mean)
    bottom += (t - middle) ** 2
  }
  const slope = bottom > 0 ? top / bottom : 0
  return { intercept: mean - slope * middle, slope }
}

/**
 * Theta(0, 2) of Assimakopoulos & Nikolopoulos 2000: the mean of the straight line (theta 0) and of the series with
 * its curvature doubled (theta 2), smoothed and carried on. Of a series without season.
 */
export function theta(series: readonly number[], horizon: number): number[] {
  const { intercept, slope } = line(series)
  const doubled = series.map((value, t) => 2 * value - (intercept + slope * t))
  const smoothed = ahead(smooth(doubled, ses), horizon)
  return smoothed.map((value, at) => (value + intercept + slope * (series.length + at)) / 2)
}
