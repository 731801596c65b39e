import { HotcrmError } from '#crm-core/contract'

/** A pattern that repeats: one index for each place of the period, and how it joins the rest of the series. */
export interface Seasonality {
  readonly kind: 'multiplicative' | 'additive' | 'none'
  readonly period: number
  /** By the position in the series modulo the period. */
  readonly indices: readonly number[]
}

export const none = (period: number): Seasonality => ({ kind: 'none', period, indices: [] })

/** Autocorrelation at each lag from 1 to `most`; all zero for a constant series. */
export function autocorrelations(series: readonly number[], most: number): number[] {
  const mean = average(series)
  const centred = series.map((value) => value - mean)
  const variance = centred.reduce((sum, value) => sum + value * value, 0)
  return Array.from({ length: most }, (_, at) => {
    if (variance === 0) return 0
    let sum = 0
    for (let t = at + 1; t < centred.length; t++) sum += (centred[t] ?? 0) * (centred[t - at - 1] ?? 0)
    return sum / variance
  })
}

const z90 = 1.645

/**
 * Whether the series repeats itself after a period: the test of Theta and of the M competitions, |r(period)| over its
 * limit of 90 % by Bartlett's formula (Fiorucci et al. 2016). It takes three whole periods to tell.
 */
export function isSeasonal(series: readonly number[], period: number): boolean {
  if (period < 2 || series.length < 3 * period) return false
  const lags = autocorrelations(series, period)
  const before = lags.slice(0, -1).reduce((sum, r) => sum + r * r, 0)
  return Math.abs(lags.at(-1) ?? 0) > z90 * Math.sqrt((1 + 2 * before) / series.length)
}

/**
 * Classical decomposition: indices are the mean ratio (or difference, where a value is not positive) to the centred
 * moving average, normed to mean 1 (or 0). `shrinkage` draws them to 1 by how little they stand out of their
 * own scatter (Miller & Williams 2003, James-Stein); few years of history say little of a month.
 */
export function classicalIndices(
  series: readonly number[],
  period: number,
  options: { readonly shrink?: boolean; readonly kind?: 'multiplicative' | 'additive' } = {},
): Seasonality {
  if (series.length < 2 * period) throw new HotcrmError('unusable_series', { reason: 'two whole periods' })
  const kind = options.kind ?? (series.every((value) => value > 0) ? 'multiplicative' : 'additive')
  const places: number[][] = Array.from({ length: period }, () => [])
  const trend = centredAverage(series, period)
  for (const [at, level] of trend.entries()) {
    const value = series[at]
    if (level === null || value === undefined) continue
    places[at % period]?.push(kind === 'multiplicative' ? value / level : value - level)
  }
  const raw = places.map((own) => average(own))
  const mean = average(raw)
  const neutral = kind === 'multiplicative' ? 1 : 0
  const normed = raw.map((index) => (kind === 'multiplicative' ? index / mean : index - mean))
  const weight = options.shrink ? 1 - noiseShare(places, normed, neutral) : 1
  return { kind, period, indices: normed.map((index) => neutral + weight * (index - neutral)) }
}

/** The share of the indices' spread that their own scatter explains: James-Stein's factor, 0 to 1. */
function noiseShare(places: readonly (readonly number[])[], indices: readonly number[], neutral: number) {
  const spread = indices.reduce((sum, index) => sum + (index - neutral) ** 2, 0)
  if (spread === 0 || indices.length < 4) return 0
  const noise = average(places.map((own) => variance(own) / Math.max(1, own.length)))
  return Math.min(1, ((indices.length - 3) * noise) / spread)
}

/** The moving average over a period, centred; null where it does not reach. */
function centredAverage(series: readonly number[], period: number): (number | null)[] {
  const half = Math.floor(period / 2)
  return series.map((_, at) => {
    if (at < half || at + half >= series.length) return null
    const window = series.slice(at - half, at + half + 1)
    const sum = window.reduce((total, value) => total + value, 0)
    if (period % 2 === 1) return sum / period
    return (sum - ((window[0] ?? 0) + (window.at(-1) ?? 0)) / 2) / period
  })
}

/** The index that joins the value at a position, 1 or 0 where there is none. */
export function indexAt(season: Seasonality, at: number): number {
  return season.indices[at % season.period] ?? (season.kind === 'multiplicative' ? 1 : 0)
}
const outOf = { multiplicative: (v: number, i: number) => v / i, additive: (v: number, i: number) => v - i }
const into = { multiplicative: (v: number, i: number) => v * i, additive: (v: number, i: number) => v + i }

export function deseasonalised(series: readonly number[], season: Seasonality): number[] {
  if (season.kind === 'none') return [...series]
  const apply = outOf[season.kind]
  return series.map((value, at) => apply(value, Math.max(indexAt(season, at), floorOf(season))))
}
/** `from` is the position of the first value, so that each month gets its own index. */
export function reseasonalised(values: readonly number[], season: Seasonality, from: number): number[] {
  if (season.kind === 'none') return [...values]
  const apply = into[season.kind]
  return values.map((value, at) => apply(value, Math.max(indexAt(season, from + at), floorOf(season))))
}
/** A multiplicative index near zero would blow the series up. */
const floorOf = (season: Seasonality): number => (season.kind === 'multiplicative' ? 0.01 : -Infinity)

export const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
/** Of a sample: divided by one less than its size. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return 0
  const mean = average(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
