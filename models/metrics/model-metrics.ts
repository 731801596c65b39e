import type { ModelMetrics } from '#crm-core/contract'
import { auc } from './auc.ts'
import { expectedCalibrationError } from './calibration-bins.ts'
import { brier, logLoss } from './losses.ts'
import { lift } from './ranking.ts'

/** All figures of a report for rows that the model has not seen. */
export const metricsOf = (target: Float64Array, probabilities: Float64Array): ModelMetrics => ({
  auc: auc(target, probabilities),
  log_loss: logLoss(target, probabilities),
  brier: brier(target, probabilities),
  ece: expectedCalibrationError(target, probabilities),
  lift_top_decile: lift(target, probabilities, 0.1),
})
