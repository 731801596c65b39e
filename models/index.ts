/** The door of models. Few things go out, each on purpose. */
export { mase, smape } from './forecast/accuracy.ts'
export { forecastSeries } from './forecast/forecast-series.ts'
export { dampedTrend, simpleSmoothing } from './forecast/members.ts'
export { deseasonalisedBy, naive, seasonalNaive } from './forecast/naive.ts'
export { theta } from './forecast/theta.ts'
export { forecastRevenue, type RevenueInput } from './revenue-forecast/forecast-revenue.ts'
