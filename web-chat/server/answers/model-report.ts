import { z } from 'zod'
import { publishRefusals } from '#crm-core/contract'
import type { CalibrationBin, ModelMetrics, ModelReport } from '#crm-core/contract'
import { time } from './common.ts'

const whole = z.number().int()
export const publishRefusal = z.enum(publishRefusals)

export const calibrationBin: z.ZodType<CalibrationBin> = z
  .strictObject({ predicted: z.number(), observed: z.number(), count: whole })
  .meta({ id: 'CalibrationBin' })

const metrics: z.ZodType<ModelMetrics> = z
  .strictObject({
    auc: z.number().nullable(),
    log_loss: z.number(),
    brier: z.number(),
    ece: z.number(),
    lift_top_decile: z.number(),
  })
  .meta({ id: 'ModelMetrics', description: 'How good predictions are on rows that the model has not seen' })

export const modelReport: z.ZodType<ModelReport> = z
  .strictObject({
    learner: z.enum(['boosted_trees', 'logistic', 'blend', 'remote']),
    seed: z.number(),
    rows: whole,
    positives: whole,
    window: z.strictObject({ from: time, to: time }).nullable(),
    features: z.array(z.string()),
    metrics,
    folds: z.array(metrics),
    newest: metrics.nullable(),
    baseline: metrics,
    base_rate_log_loss: z.number(),
    calibration: z.array(calibrationBin),
    lift: z.array(z.strictObject({ share: z.number(), lift: z.number() })),
    confusion: z.array(
      z.strictObject({
        threshold: z.number(),
        true_positives: whole,
        false_positives: whole,
        true_negatives: whole,
        false_negatives: whole,
      }),
    ),
    learning_curve: z.array(
      z.strictObject({ rows: whole, auc: z.number().nullable(), log_loss: z.number() }),
    ),
    importance: z.array(z.strictObject({ feature: z.string(), mean_abs_shap: z.number() })),
    leaks: z.array(
      z.strictObject({
        feature: z.string(),
        reason: z.enum(['predicts_alone', 'filled_after_close', 'constant', 'identifier']),
        auc: z.number().optional(),
        left_out: z.boolean(),
      }),
    ),
    refused: publishRefusal.nullable(),
    seconds: z.number(),
    peak_memory_mb: z.number(),
  })
  .meta({
    id: 'ModelReport',
    description: 'How a trained model was tried, on what, and whether it may be used',
  })
