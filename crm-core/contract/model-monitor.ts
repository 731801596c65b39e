import type { CalibrationBin } from './model-report.ts'
import type { ModelName, ModelStage, VersionRef } from './predictions.ts'

/** How a version does at work: what goes in, what comes out, what came of it. JSON throughout. */

/** How far a distribution has moved from its reference. */
export interface Drift {
  /** The feature, or null for the score. */
  readonly feature: string | null
  /** Population stability index. */
  readonly psi: number
  /** Above it the difference is no chance. */
  readonly limit: number
  readonly drifted: boolean
  /** Shares of missing values, before and now. */
  readonly missing: { readonly before: number; readonly now: number }
  /** Share of values now that the reference has none of: new categories, or numbers outside its range. */
  readonly unseen: number
}

/** How predictions compare with what came of them. */
export interface ModelOutcomes {
  readonly records: number
  readonly positives: number
  /** How many predictions with an outcome are left out because others of their age still wait for theirs. */
  readonly too_young: number
  /** Days until nine of ten outcomes are known; null without any. */
  readonly delay_days: number | null
  readonly auc: number | null
  readonly log_loss: number | null
  /** Mean probability, and share of positives. */
  readonly predicted: number | null
  readonly observed: number | null
  /** Their difference in standard errors of a model that is right. */
  readonly z: number | null
  /** In bins of equal count; empty without records. */
  readonly calibration: readonly CalibrationBin[]
}

/** How calls of a version went. */
export interface ModelOperations {
  readonly calls: number
  readonly predictions: number
  readonly errors: number
  /** Share of calls that failed; null without calls. */
  readonly error_rate: number | null
  /** Milliseconds; null without calls. */
  readonly mean_ms: number | null
  readonly p50_ms: number | null
  readonly p95_ms: number | null
  /** Predictions a minute, over the minutes in which there were any. */
  readonly per_minute: number | null
}

/** A figure of two versions on the same records: challenger less champion, with its standard error. */
export interface ModelDifference {
  readonly records: number
  readonly champion: number
  readonly challenger: number
  readonly difference: number
  readonly standard_error: number
}

/** Records that one version answered, and how many of them turned out well. */
export interface ConversionArm {
  readonly records: number
  readonly conversions: number
}
export interface ConversionComparison {
  readonly champion: ConversionArm
  readonly challenger: ConversionArm
  /** Challenger's share less champion's, with its standard error; null for an empty arm. */
  readonly difference: number | null
  readonly standard_error: number | null
  /** Records each arm needs to see a rise of a fifth with 80 % power at 5 %; null where nothing converts. */
  readonly needed: number | null
  /** Whether both arms have that many: without, the difference says nothing. */
  readonly powered: boolean
}

export const comparisonVerdicts = ['better', 'worse', 'not_yet'] as const
export type ComparisonVerdict = (typeof comparisonVerdicts)[number]
/** Two versions on the records that both have judged before their outcome was known. */
export interface ModelComparison {
  /** Records that both have judged and whose outcome is known. */
  readonly records: number
  readonly positives: number
  readonly log_loss: ModelDifference | null
  readonly auc: ModelDifference | null
  /** Of the records that either answered to people. */
  readonly conversion: ConversionComparison
  /** Of the challenger, by log loss on the same records. */
  readonly verdict: ComparisonVerdict
  /** Records in all that a difference as now needs to be told from chance with 80 % power; null where there is none. */
  readonly needed: number | null
}

/** Calls of one version in one hour, or in one minute. */
export interface TrafficPoint {
  /** When the hour or minute begins. */
  readonly at: string
  readonly version: number
  readonly predictions: number
  readonly calls: number
  readonly errors: number
  /** Milliseconds; null without calls. */
  readonly mean_ms: number | null
  readonly p95_ms: number | null
}

/** The version that answers in a workspace, at work over the last seven days. */
export interface ModelMonitor {
  readonly model: ModelName
  /** The champion; the base model until a workspace has one of its own. */
  readonly version: VersionRef
  readonly at: string
  /** Drift of the score and of each input; null and empty while too few records were scored to tell. */
  readonly score: Drift | null
  readonly features: readonly Drift[]
  /** Predictions whose outcome is known. */
  readonly judged: number
  /** Null while no outcome is known. */
  readonly outcomes: ModelOutcomes | null
  /** Null while nothing was asked. */
  readonly operations: ModelOperations | null
  /** The champion less the version before it (in the places of challenger and champion); null without one. */
  readonly against_before: ModelDifference | null
  /** The version that answers a share or is tried in the shadow; null without one. */
  readonly challenger: {
    readonly version: number
    readonly stage: ModelStage
    readonly share: number
    readonly comparison: ModelComparison
  } | null
  /** Of all versions, oldest first: each hour of seven days, and each minute of the last hour; empty ones are left out. */
  readonly traffic: { readonly hours: readonly TrafficPoint[]; readonly minutes: readonly TrafficPoint[] }
}
