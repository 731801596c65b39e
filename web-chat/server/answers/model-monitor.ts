import { z } from 'zod'
import { comparisonVerdicts, modelNames, modelStages } from '#crm-core/contract'
import type {
  Drift,
  ModelComparison,
  ModelDifference,
  ModelMonitor,
  ModelOperations,
  ModelOutcomes,
  TrafficPoint,
} from '#crm-core/contract'
import { time } from './common.ts'
import { calibrationBin } from './model-report.ts'
import { versionRef } from './models.ts'

const whole = z.number().int()
const figure = z.number().nullable()

const drift: z.ZodType<Drift> = z
  .strictObject({
    feature: z.string().nullable(),
    psi: z.number(),
    limit: z.number(),
    drifted: z.boolean(),
    missing: z.strictObject({ before: z.number(), now: z.number() }),
    unseen: z.number(),
  })
  .meta({
    id: 'Drift',
    description: 'Population stability index of the score (feature: null) or of an input',
  })

const outcomes: z.ZodType<ModelOutcomes> = z
  .strictObject({
    records: whole,
    positives: whole,
    too_young: whole,
    delay_days: figure,
    auc: figure,
    log_loss: figure,
    predicted: figure,
    observed: figure,
    z: figure,
    calibration: z.array(calibrationBin),
  })
  .meta({ id: 'ModelOutcomes', description: 'How predictions compare with what came of them' })

const operations: z.ZodType<ModelOperations> = z
  .strictObject({
    calls: whole,
    predictions: whole,
    errors: whole,
    error_rate: figure,
    mean_ms: figure,
    p50_ms: figure,
    p95_ms: figure,
    per_minute: figure,
  })
  .meta({ id: 'ModelOperations' })

const difference: z.ZodType<ModelDifference> = z
  .strictObject({
    records: whole,
    champion: z.number(),
    challenger: z.number(),
    difference: z.number(),
    standard_error: z.number(),
  })
  .meta({ id: 'ModelDifference', description: 'Challenger less champion on the same records' })

const arm = z.strictObject({ records: whole, conversions: whole })
const comparison: z.ZodType<ModelComparison> = z
  .strictObject({
    records: whole,
    positives: whole,
    log_loss: difference.nullable(),
    auc: difference.nullable(),
    conversion: z.strictObject({
      champion: arm,
      challenger: arm,
      difference: figure,
      standard_error: figure,
      needed: whole.nullable(),
      powered: z.boolean(),
    }),
    verdict: z.enum(comparisonVerdicts),
    needed: whole.nullable(),
  })
  .meta({ id: 'ModelComparison' })

const point: z.ZodType<TrafficPoint> = z
  .strictObject({
    at: time,
    version: whole,
    predictions: whole,
    calls: whole,
    errors: whole,
    mean_ms: figure,
    p95_ms: figure,
  })
  .meta({ id: 'TrafficPoint', description: 'Calls of one version in one hour, or in one minute' })

export const modelMonitor: z.ZodType<ModelMonitor> = z
  .strictObject({
    model: z.enum(modelNames),
    version: versionRef,
    at: time,
    score: drift.nullable(),
    features: z.array(drift),
    judged: whole,
    outcomes: outcomes.nullable(),
    operations: operations.nullable(),
    against_before: difference.nullable(),
    challenger: z
      .strictObject({ version: whole, stage: z.enum(modelStages), share: z.number(), comparison })
      .nullable(),
    traffic: z.strictObject({ hours: z.array(point), minutes: z.array(point) }),
  })
  .meta({ id: 'ModelMonitor', description: 'The version that answers, at work over the last seven days' })
