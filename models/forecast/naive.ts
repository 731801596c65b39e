import { classicalIndices, deseasonalised, isSeasonal, none, reseasonalised } from './seasonality.ts'

/** Every month like the same month a period ago; the last value where there is less than a period. */
export function seasonalNaive(series: readonly number[], horizon: number, period: number): number[] {
  const last = series.slice(-period)
  const lag = last.length < period ? 1 : period
  return Array.from({ length: horizon }, (_, at) => last[last.length - lag + (at % lag)] ?? 0)
}

/** The benchmark of the M competitions: a method on the series without its season, if the test of 90 % finds one. */
export function deseasonalisedBy(
  method: (series: readonly number[], horizon: number) => readonly number[],
  series: readonly number[],
  horizon: number,
  period: number,
): number[] {
  const season = isSeasonal(series, period) ? classicalIndices(series, period) : none(period)
  return reseasonalised([...method(deseasonalised(series, season), horizon)], season, series.length)
}

/** Repeats the last value. Within `deseasonalisedBy` it is Naive2. */
export const naive = (series: readonly number[], horizon: number): number[] =>
  Array.from({ length: horizon }, () => series.at(-1) ?? 0)
