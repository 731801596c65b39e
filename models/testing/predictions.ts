import type { FeatureRow, PredictionRow } from '#crm-core/contract'
import type { JudgedPrediction } from '../traffic/compare.ts'

/** A stored prediction, with what a test cares about. */
export function predictionRow(
  record_id: string,
  probability: number,
  more: Partial<PredictionRow> = {},
): PredictionRow {
  const features: FeatureRow = more.features ?? []
  return {
    model: 'lead-score',
    version_id: null,
    version: 1,
    object: 'lead',
    record_id,
    features_hash: record_id,
    features,
    shap: features.map(() => 0),
    base: 0,
    margin: Math.log(probability / (1 - probability)),
    probability,
    served: true,
    at: '2026-01-01T00:00:00.000Z',
    previous: null,
    ...more,
  }
}

export const judgedRow = (
  record_id: string,
  probability: number,
  outcome: 0 | 1,
  more: Partial<PredictionRow> = {},
  outcome_at = '2026-02-01T00:00:00.000Z',
): JudgedPrediction => ({ prediction: predictionRow(record_id, probability, more), outcome, outcome_at })
