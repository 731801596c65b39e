/** The door of models. Few things go out, each on purpose. */
export { mase, smape } from './forecast/accuracy.ts'
export { forecastSeries } from './forecast/forecast-series.ts'
export { dampedTrend, simpleSmoothing } from './forecast/members.ts'
export { deseasonalisedBy, naive, seasonalNaive } from './forecast/naive.ts'
export { theta } from './forecast/theta.ts'
export {
  forecastRevenue,
  forecastRevenueInTurns,
  type RevenueInput,
} from './revenue-forecast/forecast-revenue.ts'
export { monitorReport, type MonitorInput, type MonitorReport } from './monitor/monitor-report.ts'
export { bucketOf, operationsOf, type Operations } from './monitor/operations.ts'
export { alertWords, usualLimits, type MonitorLimits } from './monitor/rules.ts'
export { compareVersions, type Comparison, type JudgedPrediction, type Verdict } from './traffic/compare.ts'
export { answeredBy, placeOf, type SplitKey } from './traffic/split.ts'
export { remoteEndpoint, type RemoteEndpoint, type RemoteEndpointInput } from './remote/endpoint.ts'
export { remoteScorer } from './remote/remote-scorer.ts'
export { type RowScore, type RowScorer } from './remote/row-scorer.ts'
export { type Changeable } from './what-if/candidates.ts'
export { splitThresholds, whatIf, type WhatIf, type WhatIfInput } from './what-if/what-if.ts'
