import type { CalibrationBin } from '#crm-core/contract'
import { byScore } from './auc.ts'

export const eceBins = 15

/** Rows in order of their probability, in bins of equal count (within one row). Empty bins are left out. */
export function calibrationBins(
  target: Float64Array,
  probabilities: Float64Array,
  count: number,
): CalibrationBin[] {
  const order = byScore(probabilities)
  const bins: CalibrationBin[] = []
  for (let bin = 0; bin < count; bin++) {
    const rows = order.subarray(
      Math.round((bin * order.length) / count),
      Math.round(((bin + 1) * order.length) / count),
    )
    if (rows.length === 0) continue
    let predicted = 0
    let observed = 0
    for (const row of rows) {
      predicted += probabilities[row] ?? 0
      observed += target[row] ?? 0
    }
    bins.push({ predicted: predicted / rows.length, observed: observed / rows.length, count: rows.length })
  }
  return bins
}

/** Expected calibration error: distance of predicted and observed, weighted by rows (Naeini et al. 2015). */
export function expectedCalibrationError(
  target: Float64Array,
  probabilities: Float64Array,
  count: number = eceBins,
): number {
  const bins = calibrationBins(target, probabilities, count)
  return bins.reduce(
    (sum, bin) => sum + (bin.count * Math.abs(bin.predicted - bin.observed)) / target.length,
    0,
  )
}
