import type { Contribution, Explanation, Feature, FeatureRow } from '#crm-core/contract'

const logistic = (margin: number): number => 1 / (1 + Math.exp(-margin))

/**
 * Points of 100 for one unit of log-odds along the straight line from the base to the margin, so that the base
 * score and all points add up to the score. Where both are the same, the slope of the logistic function.
 */
export function pointsPerLogOdds(base: number, margin: number): number {
  const way = margin - base
  if (Math.abs(way) < 1e-9) return 100 * logistic(base) * (1 - logistic(base))
  return (100 * (logistic(margin) - logistic(base))) / way
}

/** What SHAP values of a row say, strongest first. `shap` is in the order of the features, in log-odds; empty, there are no reasons. */
export function explanationOf(
  features: readonly Feature[],
  row: FeatureRow,
  { shap, base, margin }: { shap: ArrayLike<number>; base: number; margin: number },
): Explanation {
  const points = pointsPerLogOdds(base, margin)
  const told = shap.length > 0 ? features : []
  const contributions = told.map(({ name }, at): Contribution => {
    const value = shap[at] ?? 0
    return { feature: name, value: row[at] ?? null, shap: value, points: value * points }
  })
  return {
    base,
    margin,
    base_score: 100 * logistic(base),
    contributions: contributions.sort((a, b) => Math.abs(b.shap) - Math.abs(a.shap)),
  }
}
