/** Symmetric mean absolute percentage error in percent, as the M competitions define it: 0 to 200; both zero is no error. */
export function smape(actual: readonly number[], forecast: readonly number[]): number {
  return (
    mean(
      actual.map((value, at) => {
        const said = forecast[at] ?? Number.NaN
        const size = Math.abs(value) + Math.abs(said)
        return size === 0 ? 0 : (200 * Math.abs(value - said)) / size
      }),
    ) ?? Number.NaN
  )
}

/**
 * Mean absolute scaled error (Hyndman & Koehler 2006): over the mean error of repeating the value of a period ago within the
 * history. Null where that never errs.
 */
export function mase(
  history: readonly number[],
  actual: readonly number[],
  forecast: readonly number[],
  period: number,
): number | null {
  const scale = mean(history.slice(period).map((value, at) => Math.abs(value - (history[at] ?? 0))))
  const error = mean(actual.map((value, at) => Math.abs(value - (forecast[at] ?? Number.NaN))))
  return scale && error !== null ? error / scale : null
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
