import type { Label } from './actor.ts'
import type { ModelReport } from './model-report.ts'

export const modelNames = ['lead-score', 'churn', 'win-probability'] as const
export type ModelName = (typeof modelNames)[number]

/** What each model is about, and the field of it that shows people what the model says. */
export const modelTargets = {
  'lead-score': { object: 'lead', field: 'lead_score' },
  churn: { object: 'account', field: 'churn_risk' },
  'win-probability': { object: 'opportunity', field: 'win_probability' },
} as const satisfies Readonly<Record<ModelName, { readonly object: string; readonly field: string }>>

/** Numbers, codes of a choice, or null where nothing is known. */
export type FeatureValue = number | string | null

/** One input of a model, named for people; `field` is what a reader must be allowed to see to be told of it. */
export interface Feature {
  readonly name: string
  readonly kind: 'number' | 'category'
  readonly label: Label
  /** Of a category that is no field's choice: its values in words. */
  readonly options?: readonly { readonly code: string; readonly label: Label }[]
  /** `industry`, or `account_id.industry` of a related record; left out where it counts records. */
  readonly field?: string
  /** The prediction may only rise (1) or only fall (-1) with it. */
  readonly monotone?: 1 | -1
  /** What a person can do about it, for “what would move the score”; left out where nobody can. */
  readonly change?: FeatureChange
}
/** A number in steps, one way or both; or another choice. */
export type FeatureChange =
  | { readonly direction: 'up' | 'down' | 'both'; readonly step: number }
  | { readonly choices: readonly string[] }

/** In the order of the model's features. */
export type FeatureRow = readonly FeatureValue[]

export interface Contribution {
  readonly feature: string
  readonly value: FeatureValue
  /** SHAP value, in log-odds. */
  readonly shap: number
  /** The same in points of 100, so that base and all points add up to the score. */
  readonly points: number
}
export interface Explanation {
  /** Log-odds before anything is known of the record, and with all of it: base + Σ shap = margin. */
  readonly base: number
  readonly margin: number
  /** The base as a score of 100. */
  readonly base_score: number
  /** Strongest first, all features; empty where the version tells none, or nobody asked for them. */
  readonly contributions: readonly Contribution[]
}

/** What a model says of one record. */
export interface Prediction {
  readonly model: ModelName
  readonly object: string
  readonly record_id: string
  readonly version: VersionRef
  /** 0 to 1, calibrated. */
  readonly probability: number
  /** 0 to 100, whole. */
  readonly score: number
  readonly explanation: Explanation
  /** The score before this one, when there was one, and when that was. */
  readonly previous: { readonly score: number; readonly at: string } | null
  readonly at: string
}
export interface VersionRef {
  readonly id: string | null
  /** 0 is the base model that ships. */
  readonly version: number
  readonly origin: ModelOrigin
}

/** `base` ships with the product, trained on generated history; `own` was trained on the workspace's history. */
export type ModelOrigin = 'base' | 'own' | 'remote'

/** `champion` answers, a `challenger` answers its share, a `shadow` is only recorded. */
export const modelStages = [
  'candidate',
  'shadow',
  'challenger',
  'champion',
  'retired',
  'rolled_back',
] as const
export type ModelStage = (typeof modelStages)[number]

export interface ModelVersion {
  readonly id: string
  readonly model: ModelName
  readonly version: number
  readonly origin: ModelOrigin
  readonly stage: ModelStage
  /** Share of records that a challenger answers, 0 to 1. */
  readonly share: number
  /** SHA-256 of the ONNX bytes, hexadecimal. */
  readonly sha256: string
  readonly report: ModelReport
  readonly trained_at: string
  /** Since when it is in its stage, and why. */
  readonly staged_at: string
  readonly staged_for: string
}
export interface NewModelVersion {
  /** Added again under the same id, it is the version that is there already: a job gives its own, and so makes one. */
  readonly id?: string
  readonly model: ModelName
  readonly origin: ModelOrigin
  readonly onnx: Uint8Array
  readonly sha256: string
  readonly report: ModelReport
  readonly stage: ModelStage
  readonly created_by: string | null
  /** Of a remote version: where it answers, with its keys, as text; kept sealed and told to nobody. */
  readonly endpoint?: string
}
export interface StageChange {
  readonly id: string
  readonly stage: ModelStage
  readonly share: number
  /** In words a person reads: who decided, or which rule. */
  readonly reason: string
}

/** One prediction as it is kept. */
export interface PredictionRow {
  readonly model: ModelName
  readonly version_id: string | null
  readonly version: number
  readonly object: string
  readonly record_id: string
  /** Hash of the features: while it holds, the prediction holds. */
  readonly features_hash: string
  readonly features: FeatureRow
  readonly shap: readonly number[]
  readonly base: number
  readonly margin: number
  readonly probability: number
  /** True when people saw it; a shadow's are only compared. */
  readonly served: boolean
  readonly at: string
  /** What was served before it with other features or by another version. */
  readonly previous: { readonly probability: number; readonly at: string } | null
}
/** What came of a record that had been predicted. */
export interface Outcome {
  readonly record_id: string
  readonly outcome: 0 | 1
  readonly at: string
}

/** Calls of one version in one minute. */
export interface TrafficFigure {
  readonly version: number
  readonly minute: string
  readonly predictions: number
  readonly calls: number
  readonly errors: number
  /** Milliseconds of a call: sum, and counts, each call in the first bucket of `latencyBounds` that it is at or under. */
  readonly ms_sum: number
  readonly ms_buckets: readonly number[]
}
/** Upper bounds in milliseconds; a last bucket without bound follows. */
export const latencyBounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const

export const alertKinds = [
  'score_drift',
  'feature_drift',
  'calibration',
  'errors',
  'latency',
  'worse',
] as const
export type AlertKind = (typeof alertKinds)[number]
export interface ModelAlert {
  readonly model: ModelName
  readonly version: number
  readonly kind: AlertKind
  /** The feature, where it is about one. */
  readonly feature: string | null
  readonly value: number
  readonly limit: number
  /** What was done: told, or taken back to the version before. */
  readonly action: 'told' | 'rolled_back'
  readonly at: string
}

/** Where versions and predictions of one workspace are kept. Every method is of that workspace alone. */
export interface ModelStore {
  /** Newest first. */
  versions(model: ModelName): Promise<readonly ModelVersion[]>
  bytes(version_id: string): Promise<Uint8Array>
  /** Where a remote version answers, with its keys, for whoever asks it; not_found for a version without. */
  endpoint(version_id: string): Promise<string>
  /** Numbered in order, from 1, in one transaction. */
  add(version: NewModelVersion): Promise<ModelVersion>
  /**
   * All or none, with an audit line each. `expected` is the champion the decision was made against (null: none):
   * stale_version when another one has it by now.
   */
  setStages(
    model: ModelName,
    expected: string | null,
    changes: readonly StageChange[],
    by: string | null,
  ): Promise<void>
  /** The latest of each record by the model; versions as asked, else those that were served. */
  latest(model: ModelName, record_ids: readonly string[]): Promise<readonly PredictionRow[]>
  /** The latest served ones of one record, newest first. */
  history(model: ModelName, record_id: string, limit: number): Promise<readonly PredictionRow[]>
  save(predictions: readonly PredictionRow[]): Promise<void>
  /** Predictions of a version made in a time, newest first, at most `limit`: for drift. */
  between(
    model: ModelName,
    version: number,
    from: Date,
    to: Date,
    limit: number,
  ): Promise<readonly PredictionRow[]>
  /** Stores what became of records; a prediction's outcome is that of its record. Repeating it changes nothing. */
  saveOutcomes(model: ModelName, outcomes: readonly Outcome[]): Promise<void>
  /** Predictions of a version with a known outcome that were made before it, one a record, newest first. */
  judged(
    model: ModelName,
    version: number,
    limit: number,
  ): Promise<
    readonly { readonly prediction: PredictionRow; readonly outcome: 0 | 1; readonly outcome_at: string }[]
  >
  addTraffic(model: ModelName, figures: readonly TrafficFigure[]): Promise<void>
  traffic(model: ModelName, from: Date): Promise<readonly TrafficFigure[]>
  alerts(model: ModelName, limit: number): Promise<readonly ModelAlert[]>
  addAlert(alert: ModelAlert): Promise<void>
}

export const abstentions = ['not_found', 'not_scored', 'unusable_model'] as const
/** Why there is no score: not there for the actor, a record that is not scored as it stands, or no model that fits. */
export type Abstention = (typeof abstentions)[number]
export type ScoreResult =
  | { readonly record_id: string; readonly prediction: Prediction; readonly abstained: null }
  | { readonly record_id: string; readonly prediction: null; readonly abstained: Abstention }

/** Stands in a list of contributions for all features that the reader may not see. */
export const hiddenFeature = 'other_fields'

/** A contribution in words, ready to be shown: “Lead source: Referral (+12 points)”. */
export interface Reason {
  readonly contribution: Contribution
  readonly label: Label
  readonly value: Label
}

/** What models said of records, for those who reach the records. */
export interface PredictionsOf {
  /** Those of these records of an object that the actor may read, in the order asked. */
  reachable(object: string, ids: readonly string[]): Promise<readonly string[]>
  /** The latest served prediction of each record within reach; one that was never scored is left out. */
  latest(model: ModelName, ids: readonly string[]): Promise<readonly PredictionRow[]>
  /** The latest ones of one record, newest first; not_found when it is out of reach. */
  history(model: ModelName, id: string, limit: number): Promise<readonly PredictionRow[]>
}
