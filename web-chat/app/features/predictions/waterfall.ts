import { hiddenFeature, type Contribution, type Explanation, type Reason } from '#crm-core/contract'

/** One line of a waterfall. `from` and `to` are where its bar begins and ends, in points of 100. */
export interface Step {
  readonly kind: 'base' | 'part' | 'hidden' | 'rest' | 'total'
  /** The feature, for a part; the kind for the others. */
  readonly key: string
  /** What is written beside the bar: points with one decimal. Those of base and all steps add up to that of the total. */
  readonly shown: number
  readonly from: number
  readonly to: number
  /** How many contributions stand behind it. */
  readonly count: number
}

/**
 * From the base score by the contributions to the score. Those that `named` does not know are one step, and so is
 * what the reader may not see; strongest first, as they came.
 */
export function stepsOf(explanation: Explanation, named: (feature: string) => boolean): Step[] {
  const { base_score, contributions } = explanation
  const hidden = contributions.filter(({ feature }) => feature === hiddenFeature)
  const open = contributions.filter(({ feature }) => feature !== hiddenFeature)
  const parts = [
    ...open.filter(({ feature }) => named(feature)).map((one) => partOf('part', one.feature, [one])),
    partOf('hidden', 'hidden', hidden),
    partOf(
      'rest',
      'rest',
      open.filter(({ feature }) => !named(feature)),
    ),
  ].filter(({ count }) => count > 0)
  const total = parts.reduce((sum, { points }) => sum + points, base_score)
  const shown = addingUp(base_score, parts, total)
  let at = base_score
  const steps = parts.map(({ points, ...part }, index): Step => {
    const from = at
    at += points
    return { ...part, shown: shown[index] ?? 0, from, to: at }
  })
  const end = { from: total, to: total, shown: endTenths(total) / 10, count: 0 }
  const start = { from: base_score, to: base_score, shown: tenths(base_score) / 10, count: 0 }
  return [{ kind: 'base', key: 'base', ...start }, ...steps, { kind: 'total', key: 'total', ...end }]
}

/** The features that the reasons name. */
export const namedBy = (reasons: readonly Reason[]): ((feature: string) => boolean) => {
  const known = new Set(reasons.map(({ contribution }) => contribution.feature))
  return (feature) => known.has(feature)
}

/** The part of the scale that the bars need, with a little air. On the way a sum of points may lie below 0 or above 100. */
export function rangeOf(steps: readonly Step[]): { readonly low: number; readonly high: number } {
  const ends = steps.flatMap(({ from, to }) => [from, to])
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const air = Math.max(0.08 * (high - low), 1)
  return { low: low - air, high: high + air }
}

const partOf = (kind: Step['kind'], key: string, of: readonly Contribution[]) => ({
  kind,
  key,
  count: of.length,
  points: of.reduce((sum, { points }) => sum + points, 0),
})

const tenths = (points: number): number => Math.round(points * 10)
/** 15.45 is a score of 15: written as 15.5 it would read as 16. */
function endTenths(total: number): number {
  const rounded = tenths(total)
  return Math.round(rounded / 10) > Math.round(total) ? rounded - 1 : rounded
}

/**
 * Points to one decimal. Rounding may leave tenths over: what is a sum of many takes them, so that a reason reads the
 * same here and in words; without one, those that were rounded furthest take one each.
 */
function addingUp(
  base: number,
  parts: readonly { readonly kind: Step['kind']; readonly points: number }[],
  total: number,
): number[] {
  const rounded = parts.map(({ points }) => tenths(points))
  const left = endTenths(total) - tenths(base) - rounded.reduce((sum, each) => sum + each, 0)
  const sign = Math.sign(left)
  const many = parts.findIndex(({ kind }) => kind === 'rest')
  const furthest = parts
    .map(({ points }, index) => ({ index, lost: sign * (points * 10 - tenths(points)) }))
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, Math.abs(left))
  const taking = new Set(furthest.map(({ index }) => index))
  return rounded.map((each, at) => {
    if (many >= 0) return (each + (at === many ? left : 0)) / 10
    return (each + (taking.has(at) ? sign : 0)) / 10
  })
}
