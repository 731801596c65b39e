import type { ModelDifference } from '#crm-core/contract'

/** What a model said of a record, and what came of it. */
export interface Scored {
  readonly probability: number
  readonly outcome: 0 | 1
}
/** Two models on one record. */
export interface Pair {
  readonly champion: number
  readonly challenger: number
  readonly outcome: 0 | 1
}
const certain = 1e-15

/** Log loss of one prediction, never infinite. */
export function lossOf({ probability, outcome }: Scored): number {
  const p = Math.min(1 - certain, Math.max(certain, probability))
  return -Math.log(outcome === 1 ? p : 1 - p)
}

/** Mean log loss of both on the same records, and of their difference a record. */
export function logLossDifference(pairs: readonly Pair[]): ModelDifference | null {
  if (pairs.length < 2) return null
  const losses = (of: 'champion' | 'challenger') =>
    pairs.map((pair) => lossOf({ probability: pair[of], outcome: pair.outcome }))
  const champion = losses('champion')
  const challenger = losses('challenger')
  const differences = challenger.map((loss, at) => loss - (champion[at] ?? 0))
  return {
    records: pairs.length,
    champion: mean(champion),
    challenger: mean(challenger),
    difference: mean(differences),
    standard_error: Math.sqrt(variance(differences) / pairs.length),
  }
}

/** Areas under two ROC curves of the same records: DeLong, DeLong & Clarke-Pearson 1988, by midranks (Sun & Xu 2014). */
export function aucDifference(pairs: readonly Pair[]): ModelDifference | null {
  const places = (of: 'champion' | 'challenger') =>
    placements(pairs.map((pair) => ({ probability: pair[of], outcome: pair.outcome })))
  const champion = places('champion')
  const challenger = places('challenger')
  if (champion.positives.length < 2 || champion.negatives.length < 2) return null
  const apart = (of: 'positives' | 'negatives') =>
    variance(challenger[of].map((place, at) => place - (champion[of][at] ?? 0))) / champion[of].length
  return {
    records: pairs.length,
    champion: mean(champion.positives),
    challenger: mean(challenger.positives),
    difference: mean(challenger.positives) - mean(champion.positives),
    standard_error: Math.sqrt(apart('positives') + apart('negatives')),
  }
}

/** Area under the ROC curve; null when only one outcome occurs. */
export function aucOf(scored: readonly Scored[]): number | null {
  const { positives, negatives } = placements(scored)
  return positives.length > 0 && negatives.length > 0 ? mean(positives) : null
}

/** For every positive the share of negatives below it, for every negative the share of positives above it; ties count half. */
function placements(scored: readonly Scored[]): { positives: number[]; negatives: number[] } {
  const of = (outcome: 0 | 1) => scored.filter((one) => one.outcome === outcome).map((one) => one.probability)
  const positives = of(1)
  const negatives = of(0)
  return {
    positives: shareBelow(positives, Float64Array.from(negatives).sort()),
    negatives: shareBelow(negatives, Float64Array.from(positives).sort()).map((share) => 1 - share),
  }
}
const shareBelow = (values: readonly number[], sorted: Float64Array): number[] =>
  values.map((value) => (rank(sorted, value, false) + rank(sorted, value, true)) / 2 / sorted.length)

/** How many of the sorted values are below the limit, or at it too. */
function rank(sorted: Float64Array, limit: number, with_equal: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const value = sorted[middle] ?? 0
    if (value < limit || (with_equal && value === limit)) low = middle + 1
    else high = middle
  }
  return low
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
function variance(values: readonly number[]): number {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1)
}
