import { HotcrmError, type ForecastPoint } from '#crm-core/contract'
import { combined } from './members.ts'
import {
  classicalIndices,
  deseasonalised,
  indexAt,
  isSeasonal,
  none,
  reseasonalised,
  variance,
  type Seasonality,
} from './seasonality.ts'
import { ses, smooth, spread } from './smoothing.ts'

export interface SeriesForecast {
  readonly points: readonly ForecastPoint[]
  /** `combination` of smoothing methods; the `mean` where there are fewer than six values or all are the same. */
  readonly method: 'combination' | 'mean'
  /** Whether the months differ from each other beyond chance. */
  readonly seasonal: boolean
  /** How many missing values were filled in between their neighbours. */
  readonly filled: number
}
export interface SeriesOptions {
  readonly horizon: number
  /** Values that make one period; 12 for months. */
  readonly period?: number
  /** What the series cannot go below, such as 0 for revenue. */
  readonly floor?: number
}

const fewest = 6

/**
 * Carries a series on, with intervals that hold the true value in 80 and 95 of 100 cases. A missing value is null (or NaN): filled between
 * its neighbours, left out at the ends. `unusable_series` for an infinite value, none at all, or a horizon that is no
 * whole number from 0 to 120.
 */
export function forecastSeries(
  values: readonly (number | null)[],
  { horizon, period = 12, floor = -Infinity }: SeriesOptions,
): SeriesForecast {
  if (!Number.isInteger(horizon) || horizon < 0 || horizon > 120)
    throw new HotcrmError('unusable_series', { reason: `a horizon of ${horizon}` })
  const { series, filled } = whole(values)
  const constant = series.every((value) => value === series[0])
  if (series.length < fewest || constant)
    return { points: aroundMean(series, horizon, floor), method: 'mean', seasonal: false, filled }
  const season = seasonOf(series, period)
  const points = aroundCombination(series, season, horizon, floor)
  return { points, method: 'combination', seasonal: isSeasonal(series, period), filled }
}

/** Indices are taken from three periods on; drawn to nothing by how little they stand out, no test decides on them. */
export const seasonOf = (series: readonly number[], period: number): Seasonality =>
  series.length >= 3 * period ? classicalIndices(series, period, { shrink: true }) : none(period)

function whole(values: readonly (number | null)[]): { series: number[]; filled: number } {
  if (values.some((value) => value === Infinity || value === -Infinity))
    throw new HotcrmError('unusable_series', { reason: 'an infinite value' })
  const known = values.flatMap((value, at) => (value === null || Number.isNaN(value) ? [] : [{ at, value }]))
  const first = known[0]
  if (!first) throw new HotcrmError('unusable_series', { reason: 'no value' })
  const series = [first.value]
  let before = first
  for (const next of known.slice(1)) {
    const step = (next.value - before.value) / (next.at - before.at)
    for (let at = before.at + 1; at <= next.at; at++) series.push(next.value - (next.at - at) * step)
    before = next
  }
  return { series, filled: series.length - known.length }
}

const z80 = 1.2816
const z95 = 1.96
/**
 * Analytic intervals are too narrow, since they take the fitted model for the true one: by these factors they held
 * what they promise inside the training parts of M3. Tails are heavier than normal ones.
 */
const widen = { p80: 1.23, p95: 1.45 } as const

function aroundCombination(
  series: readonly number[],
  season: Seasonality,
  horizon: number,
  floor: number,
): ForecastPoint[] {
  const plain = deseasonalised(series, season)
  const means = reseasonalised(combined(plain, horizon), season, series.length)
  const fit = smooth(plain, ses)
  const squares = fit.errors.reduce((sum, error) => sum + error * error, 0)
  const sigma = Math.sqrt(squares / Math.max(1, plain.length - 2))
  return spread(fit, horizon).map((growth, at) => {
    const scale = season.kind === 'multiplicative' ? indexAt(season, series.length + at) : 1
    return pointOf(means[at] ?? 0, sigma * Math.sqrt(growth) * scale, floor)
  })
}

/** With so little, a mean and how far single values lay from it; one value may be anything up to twice itself. */
function aroundMean(series: readonly number[], horizon: number, floor: number): ForecastPoint[] {
  const mean = series.reduce((sum, value) => sum + value, 0) / series.length
  const scatter =
    series.length < 2 ? Math.abs(mean) / 2 : Math.sqrt(variance(series) * (1 + 1 / series.length))
  return Array.from({ length: horizon }, () => pointOf(mean, scatter, floor))
}

function pointOf(mean: number, deviation: number, floor: number): ForecastPoint {
  const around = (width: number) => ({
    low: Math.max(floor, mean - width * deviation),
    high: Math.max(floor, mean + width * deviation),
  })
  return { mean: Math.max(floor, mean), p80: around(z80 * widen.p80), p95: around(z95 * widen.p95) }
}
