import type { Label } from './actor.ts'
import type {
  Feature,
  FeatureRow,
  FeatureValue,
  ModelAlert,
  ModelName,
  ModelVersion,
  Prediction,
  Reason,
  ScoreResult,
  VersionRef,
} from './predictions.ts'
import type { ModelReport, PublishRefusal } from './model-report.ts'

/** A score with what a screen needs beside it: the name of the record and the reasons in words. */
export interface ExplainedScore {
  readonly record_id: string
  readonly display: string
  readonly result: ScoreResult
  /** Strongest first, up and down; empty where there is no score. */
  readonly reasons: readonly Reason[]
}

/** What a model says of a row that is no record. */
export type RowPrediction = Omit<Prediction, 'record_id'>
/** Values in the order of the model's features, or by their names; what is not named is not known. */
export type ModelRow = FeatureRow | Readonly<Record<string, FeatureValue>>

export interface SuggestedChange {
  readonly feature: string
  readonly label: Label
  readonly from: FeatureValue
  readonly to: FeatureValue
  readonly from_words: Label
  readonly to_words: Label
}
/** The smallest changes that would bring a score to a target. */
export interface WhatIf {
  readonly model: ModelName
  readonly object: string
  readonly record_id: string
  readonly display: string
  readonly score: number
  readonly target: number
  /** Least change first; empty when nothing a person can change reaches the target. */
  readonly ways: readonly { readonly changes: readonly SuggestedChange[]; readonly score: number }[]
}

/** What a model is, and which version of it answers in a workspace. */
export interface ModelSummary {
  readonly name: ModelName
  readonly label: Label
  readonly object: string
  readonly target: string
  readonly card: {
    readonly predicts: Label
    readonly learns_from: Label
    readonly limits: Label
    readonly not_for: Label
  }
  readonly features: readonly Feature[]
  /** The version that answers; the base model until a workspace has one of its own. */
  readonly serving: VersionRef
  readonly versions: readonly ModelVersion[]
  /** Of the base model, tried on generated history; null where none ships. */
  readonly base_report: ModelReport | null
  readonly alerts: readonly ModelAlert[]
  readonly job: ModelJob | null
}

export const modelJobKinds = ['train', 'rescore'] as const
export type ModelJobKind = (typeof modelJobKinds)[number]
/** Training or rescoring in the background: the latest one of a model. */
export interface ModelJob {
  readonly id: string
  readonly model: ModelName
  readonly kind: ModelJobKind
  readonly status: 'queued' | 'running' | 'done' | 'failed'
  /** Records dealt with, of so many. */
  readonly done: number
  readonly of: number
  /** Training: the version that came of it. */
  readonly version: number | null
  /** Training: why no version came of it. */
  readonly refused: PublishRefusal | null
  readonly error: string | null
  readonly requested_by: string | null
  readonly created_at: string
  readonly finished_at: string | null
}

/** How a score went over time, oldest first. */
export type ScoreTrend = readonly { readonly score: number; readonly at: string; readonly version: number }[]
