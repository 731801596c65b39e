import { z } from 'zod'
import { abstentions, alertKinds, modelJobKinds, modelNames, modelStages } from '#crm-core/contract'
import type {
  ExplainedScore,
  Explanation,
  Feature,
  FeatureValue,
  ModelAlert,
  ModelJob,
  ModelSummary,
  ModelVersion,
  Reason,
  RowPrediction,
  ScoreTrend,
  VersionRef,
  WhatIf,
} from '#crm-core/contract'
import { label, time } from './common.ts'
import { modelReport, publishRefusal } from './model-report.ts'

const whole = z.number().int()
const model = z.enum(modelNames)
const sha256 = z.string().meta({ description: 'Of the ONNX bytes, hexadecimal' })

const featureValue: z.ZodType<FeatureValue> = z.union([z.number(), z.string(), z.null()])
export const versionRef: z.ZodType<VersionRef> = z
  .strictObject({
    id: z.string().nullable(),
    version: whole,
    origin: z.enum(['base', 'own', 'remote']),
  })
  .meta({ id: 'VersionRef', description: 'A version of a model; 0 is the base model that ships' })

const feature: z.ZodType<Feature> = z
  .strictObject({
    name: z.string(),
    kind: z.enum(['number', 'category']),
    label,
    options: z.array(z.strictObject({ code: z.string(), label })).optional(),
    field: z.string().optional(),
    monotone: z.union([z.literal(1), z.literal(-1)]).optional(),
    change: z
      .union([
        z.strictObject({ direction: z.enum(['up', 'down', 'both']), step: z.number() }),
        z.strictObject({ choices: z.array(z.string()) }),
      ])
      .optional(),
  })
  .meta({ id: 'Feature', description: 'One input of a model' })

const contribution = z
  .strictObject({ feature: z.string(), value: featureValue, shap: z.number(), points: z.number() })
  .meta({
    id: 'Contribution',
    description:
      'SHAP value in log-odds, and in points of 100; `other_fields` sums up all that the reader may not see',
  })
const explanation: z.ZodType<Explanation> = z
  .strictObject({
    base: z.number(),
    margin: z.number(),
    base_score: z.number(),
    contributions: z.array(contribution),
  })
  .meta({
    id: 'Explanation',
    description: 'base + all SHAP values = margin; no contributions where none are told or asked for',
  })
const reason: z.ZodType<Reason> = z
  .strictObject({ contribution, label, value: label })
  .meta({ id: 'Reason', description: 'A contribution in words' })

const predictionFields = {
  model,
  object: z.string(),
  version: versionRef,
  probability: z.number(),
  score: whole,
  explanation,
  previous: z.strictObject({ score: whole, at: time }).nullable(),
  at: time,
}
const rowPrediction: z.ZodType<RowPrediction> = z
  .strictObject(predictionFields)
  .meta({ id: 'RowPrediction', description: 'What a model says of a row that is no record' })
const prediction = z
  .strictObject({ ...predictionFields, record_id: z.string() })
  .meta({ id: 'Prediction', description: 'What a model says of a record' })

export const explainedScore: z.ZodType<ExplainedScore> = z
  .strictObject({
    record_id: z.string(),
    display: z.string(),
    result: z.union([
      z.strictObject({ record_id: z.string(), prediction, abstained: z.null() }),
      z.strictObject({ record_id: z.string(), prediction: z.null(), abstained: z.enum(abstentions) }),
    ]),
    reasons: z.array(reason),
  })
  .meta({ id: 'ExplainedScore', description: 'A score with its strongest reasons, or why there is none' })
export const explainedScores: z.ZodType<readonly ExplainedScore[]> = z.array(explainedScore)
export const predicted: z.ZodType<
  { scores: readonly ExplainedScore[] } | { predictions: readonly RowPrediction[] }
> = z.union([
  z.strictObject({ scores: explainedScores }),
  z.strictObject({ predictions: z.array(rowPrediction) }),
])

export const scoreTrend: z.ZodType<ScoreTrend> = z.array(
  z.strictObject({ score: whole, at: time, version: whole }),
)

export const whatIf: z.ZodType<WhatIf> = z
  .strictObject({
    model,
    object: z.string(),
    record_id: z.string(),
    display: z.string(),
    score: whole,
    target: z.number(),
    ways: z.array(
      z.strictObject({
        changes: z.array(
          z.strictObject({
            feature: z.string(),
            label,
            from: featureValue,
            to: featureValue,
            from_words: label,
            to_words: label,
          }),
        ),
        score: whole,
      }),
    ),
  })
  .meta({ id: 'WhatIf', description: 'The smallest changes that would bring a score to a target' })

export const modelVersion: z.ZodType<ModelVersion> = z
  .strictObject({
    id: z.string(),
    model,
    version: whole,
    origin: z.enum(['base', 'own', 'remote']),
    stage: z.enum(modelStages),
    share: z.number(),
    sha256,
    report: modelReport,
    trained_at: time,
    staged_at: time,
    staged_for: z.string(),
  })
  .meta({ id: 'ModelVersion' })

const alert: z.ZodType<ModelAlert> = z
  .strictObject({
    model,
    version: whole,
    kind: z.enum(alertKinds),
    feature: z.string().nullable(),
    value: z.number(),
    limit: z.number(),
    action: z.enum(['told', 'rolled_back']),
    at: time,
  })
  .meta({ id: 'ModelAlert' })

export const modelJob: z.ZodType<ModelJob> = z
  .strictObject({
    id: z.string(),
    model,
    kind: z.enum(modelJobKinds),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    done: whole,
    of: whole,
    version: whole.nullable(),
    refused: publishRefusal.nullable(),
    error: z.string().nullable(),
    requested_by: z.string().nullable(),
    created_at: time,
    finished_at: time.nullable(),
  })
  .meta({ id: 'ModelJob', description: 'Training or rescoring in the background' })

export const modelSummary: z.ZodType<ModelSummary> = z
  .strictObject({
    name: model,
    label,
    object: z.string(),
    target: z.string(),
    card: z.strictObject({ predicts: label, learns_from: label, limits: label, not_for: label }),
    features: z.array(feature),
    serving: versionRef,
    versions: z.array(modelVersion),
    base_report: modelReport.nullable(),
    alerts: z.array(alert),
    job: modelJob.nullable(),
  })
  .meta({ id: 'ModelSummary', description: 'What a model is, and which version of it answers' })
export const modelSummaries: z.ZodType<readonly ModelSummary[]> = z.array(modelSummary)
