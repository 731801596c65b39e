import {
  alertKinds,
  type Drift,
  type Feature,
  type Label,
  type ModelAlert,
  type ModelDifference,
  type ModelName,
  type ModelOperations,
  type ModelOutcomes,
  type PredictionRow,
  type TrafficFigure,
} from '#crm-core/contract'
import { pairsOf, type JudgedPrediction } from '../traffic/compare.ts'
import { logLossDifference } from '../traffic/paired.ts'
import { operationsOf } from './operations.ts'
import { outcomesOf } from './outcomes.ts'
import { driftOf } from './psi.ts'
import { alertWords, rules, usualLimits, type MonitorLimits } from './rules.ts'

/** What one version has predicted, and what came of it. */
export interface VersionFigures {
  readonly version: number
  readonly judged: readonly JudgedPrediction[]
  readonly traffic: readonly TrafficFigure[]
}
export interface MonitorInput extends VersionFigures {
  readonly model: ModelName
  readonly now: Date
  readonly features: readonly Feature[]
  /** Predictions of when the model was new (or of its training rows), and of the window that is looked at. */
  readonly reference: readonly PredictionRow[]
  readonly current: readonly PredictionRow[]
  /** The version that a rollback would bring back; null when there is none. */
  readonly before: VersionFigures | null
  readonly limits?: Partial<MonitorLimits>
  /** Days until outcomes are known, where the definition tells; otherwise it is learned. */
  readonly delay_days?: number
}

export interface MonitorReport {
  readonly model: ModelName
  readonly version: number
  readonly at: string
  /** Null while a window has too few records. */
  readonly score: Drift | null
  readonly features: readonly Drift[]
  readonly outcomes: ModelOutcomes
  readonly operations: ModelOperations
  /** This version less the one before on the same records; null without one. */
  readonly against_before: ModelDifference | null
  readonly alerts: readonly (ModelAlert & { readonly words: Label })[]
  /** Whether a rule takes the model back to the version before. */
  readonly rollback: boolean
}

/** The chance of any drift alert in a report although nothing has drifted. */
const falseAlarm = 0.05

/** Looks at a version at work. A rollback is only proposed where there is a version to go back to. */
export function monitorReport(input: MonitorInput): MonitorReport {
  const { model, version, now, features, before } = input
  const limits = { ...usualLimits, ...input.limits }
  const outcomes = outcomesOf(input.judged, now, input.delay_days)
  const operations = operationsOf(input.traffic)
  const against_before = before && logLossDifference(pairsOf(before.judged, input.judged))
  const drifts = driftsOf(input, limits)
  const observed = {
    ...drifts,
    outcomes,
    operations,
    before: before && { operations: operationsOf(before.traffic), log_loss: against_before },
  }
  const alerts = alertKinds
    .flatMap((kind) => rules[kind](observed, limits))
    .map((finding) => {
      const action = before ? finding.action : 'told'
      const label = features.find(({ name }) => name === finding.feature)?.label ?? null
      const words = alertWords({ ...finding, action }, label)
      return { ...finding, action, model, version, at: now.toISOString(), words }
    })
  return {
    model,
    version,
    at: now.toISOString(),
    ...drifts,
    outcomes,
    operations,
    against_before,
    alerts,
    rollback: alerts.some(({ action }) => action === 'rolled_back'),
  }
}

/** Drift of the score and of each input, the chance of a false alarm shared among them. */
function driftsOf(
  { reference, current, features }: MonitorInput,
  limits: MonitorLimits,
): { readonly score: Drift | null; readonly features: readonly Drift[] } {
  if (Math.min(reference.length, current.length) < limits.drift_records) return { score: null, features: [] }
  const chance = falseAlarm / (features.length + 1)
  const scores = (rows: readonly PredictionRow[]) => rows.map(({ probability }) => probability)
  return {
    score: driftOf(null, 'number', scores(reference), scores(current), chance),
    features: features.map(({ name, kind }, at) => {
      const values = (rows: readonly PredictionRow[]) => rows.map((row) => row.features[at] ?? null)
      return driftOf(name, kind, values(reference), values(current), chance)
    }),
  }
}
