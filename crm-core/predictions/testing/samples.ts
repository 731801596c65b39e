import { createHash } from 'node:crypto'
import type { ModelReport, NewModelVersion, PredictionRow } from '../../contract.ts'

const metrics = { auc: 0.8, log_loss: 0.4, brier: 0.1, ece: 0.01, lift_top_decile: 3 }
export const sampleReport: ModelReport = {
  learner: 'boosted_trees',
  seed: 1,
  rows: 1000,
  positives: 200,
  window: { from: '2025-01-01T00:00:00.000Z', to: '2026-01-01T00:00:00.000Z' },
  features: ['industry', 'age_days'],
  metrics,
  folds: [metrics],
  newest: metrics,
  baseline: metrics,
  base_rate_log_loss: 0.5,
  calibration: [{ predicted: 0.2, observed: 0.21, count: 100 }],
  lift: [{ share: 0.1, lift: 3 }],
  confusion: [],
  learning_curve: [],
  importance: [{ feature: 'industry', mean_abs_shap: 0.3 }],
  leaks: [],
  refused: null,
  seconds: 1.5,
  peak_memory_mb: 120,
}

export function sampleVersion(more: Partial<NewModelVersion> = {}): NewModelVersion {
  const onnx = more.onnx ?? Uint8Array.from([8, 8, 0, 255, 128])
  return {
    model: 'lead-score',
    origin: 'own',
    onnx,
    sha256: createHash('sha256').update(onnx).digest('hex'),
    report: sampleReport,
    stage: 'candidate',
    created_by: null,
    ...more,
  }
}

export const samplePrediction = (record_id: string, more: Partial<PredictionRow> = {}): PredictionRow => ({
  model: 'lead-score',
  version_id: null,
  version: 0,
  object: 'lead',
  record_id,
  features_hash: 'abc',
  features: ['finance', 12.5, null],
  shap: [0.25, -0.1, 1 / 3],
  base: -1,
  margin: -0.5,
  probability: 0.3775406687981454,
  served: true,
  at: '2026-11-23T09:00:00.000Z',
  previous: null,
  ...more,
})
