import type { ModelOutcomes } from '#crm-core/contract'
import { calibrationBins, eceBins } from '../metrics/calibration-bins.ts'
import type { JudgedPrediction } from '../traffic/compare.ts'
import { aucOf, lossOf, mean, type Scored } from '../traffic/paired.ts'

const dayMs = 86_400_000

/**
 * Quick outcomes are not like slow ones: judged as they arrive, a model would look wrong. So predictions count only from the age on
 * at which nine of ten outcomes have come.
 */
export function outcomesOf(
  judged: readonly JudgedPrediction[],
  now: Date,
  delay_days?: number,
): ModelOutcomes {
  const delay = delay_days ?? delayOf(judged)
  const ripe = judged.filter(({ prediction }) => ageAt(now, prediction.at) >= (delay ?? 0))
  const scored: Scored[] = ripe.map(({ prediction, outcome }) => ({
    probability: prediction.probability,
    outcome,
  }))
  const none = scored.length === 0
  const predicted = mean(scored.map(({ probability }) => probability))
  const observed = mean(scored.map(({ outcome }) => outcome))
  const spread = Math.sqrt(scored.reduce((sum, { probability: p }) => sum + p * (1 - p), 0)) / scored.length
  return {
    records: scored.length,
    positives: scored.filter(({ outcome }) => outcome === 1).length,
    too_young: judged.length - ripe.length,
    delay_days: delay,
    auc: aucOf(scored),
    log_loss: none ? null : mean(scored.map(lossOf)),
    predicted: none ? null : predicted,
    observed: none ? null : observed,
    z: none || spread === 0 ? null : (observed - predicted) / spread,
    calibration: calibrationBins(
      Float64Array.from(scored, ({ outcome }) => outcome),
      Float64Array.from(scored, ({ probability }) => probability),
      eceBins,
    ),
  }
}

function delayOf(judged: readonly JudgedPrediction[]): number | null {
  const delays = judged
    .map(({ prediction, outcome_at }) => ageAt(new Date(outcome_at), prediction.at))
    .toSorted((a, b) => a - b)
  return delays[Math.ceil(0.9 * delays.length) - 1] ?? null
}
const ageAt = (now: Date, at: string): number => (now.getTime() - Date.parse(at)) / dayMs
