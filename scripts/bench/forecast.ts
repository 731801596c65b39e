import {
  dampedTrend,
  deseasonalisedBy,
  forecastSeries,
  mase,
  naive,
  seasonalNaive,
  simpleSmoothing,
  smape,
  theta,
} from '#models'
import { figure, type Figure } from './figures.ts'
import { readM3 } from './m3.ts'

const period = 12
type Run = (series: readonly number[], horizon: number) => readonly number[]
const classic =
  (method: Run): Run =>
  (series, horizon) =>
    deseasonalisedBy(method, series, horizon, period)
const both: Run = (series, horizon) => {
  const damped = dampedTrend(series, horizon)
  return theta(series, horizon).map((value, at) => (value + (damped[at] ?? value)) / 2)
}
const peers: Readonly<Record<string, Run>> = {
  'seasonal naive': (series, horizon) => seasonalNaive(series, horizon, period),
  naive2: classic(naive),
  SES: classic(simpleSmoothing),
  Theta: classic(theta),
  damped: classic(dampedTrend),
  'mean(Theta, damped)': classic(both),
}

/** Ours beside what is usual, on the test months of M3; smaller is better. */
export async function bench(): Promise<Figure[]> {
  const series = await readM3()
  const began = performance.now()
  const ours = series.map(({ train, test }) => forecastSeries(train, { horizon: test.length, period }))
  const each = (performance.now() - began) / series.length
  const own = errors(ours.map(({ points }) => points.map(({ mean }) => mean)))
  const figures = Object.entries(peers).flatMap(([name, run]) => {
    const theirs = errors(series.map(({ train, test }) => run(train, test.length)))
    return [
      figure(`sMAPE beside ${name}`, own.smape, '%', { name, value: theirs.smape }),
      figure(`MASE beside ${name}`, own.mase, '', { name, value: theirs.mase }),
    ]
  })
  return [
    figure('series', series.length, ''),
    ...figures,
    figure('true value within the 80 % interval', held('p80'), '%'),
    figure('true value within the 95 % interval', held('p95'), '%'),
    figure('a forecast', each, 'ms'),
  ]

  function errors(forecasts: readonly (readonly number[])[]): { smape: number; mase: number } {
    const scaled = series.flatMap(
      ({ train, test }, at) => mase(train, test, forecasts[at] ?? [], period) ?? [],
    )
    return {
      smape: mean(series.map(({ test }, at) => smape(test, forecasts[at] ?? []))),
      mase: mean(scaled),
    }
  }
  function held(interval: 'p80' | 'p95'): number {
    const inside = series.flatMap(({ test }, at) =>
      test.map((value, step) => {
        const range = ours[at]?.points[step]?.[interval]
        return range && value >= range.low && value <= range.high ? 100 : 0
      }),
    )
    return mean(inside)
  }
}
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
