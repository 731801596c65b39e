import type { PublishRefusal } from '#crm-core/contract'
import { logLosses, mean } from '../metrics/losses.ts'

/** Below these a trial says nothing. */
export const leastRows = 100
export const leastOfRarer = 20
/** Standard errors by which the gain must exceed nothing (one-sided 1 in 44 by chance, and noise is punished on top of that). */
const leastErrors = 2
/** Share of the base rate's log loss that a model must take away to be worth showing to people. */
export const leastSkill = 0.03

/** What can be said before training; null when it may be tried. */
export function refusedBefore(target: Float64Array, features: number): PublishRefusal | null {
  const positives = target.reduce((sum, y) => sum + y, 0)
  const rarer = Math.min(positives, target.length - positives)
  if (target.length < leastRows) return 'too_few_rows'
  if (rarer === 0) return 'one_outcome'
  if (rarer < leastOfRarer) return 'too_few_positives'
  return features === 0 ? 'no_features' : null
}

/**
 * Whether predictions of unseen rows beat the share of positives: by more than chance would (paired over rows), and
 * by enough to matter (share of the log loss taken away, McFadden's R² out of sample). `base` are the shares that
 * each row's training rows had.
 */
export function refusedAfter(
  target: Float64Array,
  probabilities: Float64Array,
  base: Float64Array,
): PublishRefusal | null {
  const without = logLosses(target, base)
  const losses = logLosses(target, probabilities)
  const gains = without.map((loss, row) => loss - (losses[row] ?? 0))
  const gain = mean(gains)
  const variance = gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / (gains.length - 1)
  const error = Math.sqrt(variance / gains.length)
  const better = gain > leastErrors * error && gain > leastSkill * mean(without)
  return better ? null : 'no_better_than_base_rate'
}
