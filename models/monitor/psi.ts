import type { Drift, FeatureValue } from '#crm-core/contract'

/** Bins of a numeric reference; and the PSI that is called moderate by convention. */
const bins = 10
const moderate = 0.1

/**
 * Population stability index, Σ (p − q) ln(p / q). Half a record is added to every bin, so an empty one does not make it infinite.
 */
export function psiOf(before: readonly number[], now: readonly number[]): number {
  const shares = (counts: readonly number[]) => {
    const all = counts.reduce((sum, count) => sum + count, 0) + counts.length / 2
    return counts.map((count) => (count + 0.5) / all)
  }
  const q = shares(before)
  return shares(now).reduce((sum, p, at) => sum + (p - (q[at] ?? p)) * Math.log(p / (q[at] ?? p)), 0)
}

/**
 * The value that PSI stays below without drift, but with the given chance: about (1/n + 1/m) times chi-squared with one degree
 * of freedom less than bins (Yurdakul 2018). Never less than the conventional 0.1.
 */
export function psiLimit(cells: number, before: number, now: number, chance: number): number {
  if (cells < 2) return moderate
  return Math.max(moderate, chiSquared(cells - 1, 1 - chance) * (1 / before + 1 / now))
}

/** Drift of one input between two windows; `chance` of calling one drifted that is not. */
export function driftOf(
  feature: string | null,
  kind: 'number' | 'category',
  before: readonly FeatureValue[],
  now: readonly FeatureValue[],
  chance: number,
): Drift {
  const cell = kind === 'number' ? numericCells(before) : categoryCells(before)
  const counts = { before: countBy(before, cell), now: countBy(now, cell) }
  const cells = [...new Set([...counts.before.keys(), ...counts.now.keys()])]
  const psi = psiOf(
    cells.map((one) => counts.before.get(one) ?? 0),
    cells.map((one) => counts.now.get(one) ?? 0),
  )
  const limit = psiLimit(cells.length, before.length, now.length, chance)
  return {
    feature,
    psi,
    limit,
    drifted: psi > limit,
    missing: { before: share(before, isMissing), now: share(now, isMissing) },
    unseen: share(now, unseenIn(kind, before)),
  }
}

const isMissing = (value: FeatureValue): boolean =>
  value === null || (typeof value === 'number' && Number.isNaN(value))
const share = (values: readonly FeatureValue[], of: (value: FeatureValue) => boolean): number =>
  values.length === 0 ? 0 : values.filter(of).length / values.length

/** Bins by quantiles of the reference, equal ones joined; a missing value is a bin of its own. */
function numericCells(before: readonly FeatureValue[]): (value: FeatureValue) => string {
  const sorted = numbersOf(before).toSorted((a, b) => a - b)
  const edges = Array.from(
    { length: bins - 1 },
    (_, at) => sorted[Math.ceil(((at + 1) / bins) * sorted.length) - 1],
  )
  const distinct = [...new Set(edges)].filter((edge) => edge !== undefined)
  return (value) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return 'missing'
    const at = distinct.findIndex((edge) => value <= edge)
    return String(at < 0 ? distinct.length : at)
  }
}

/** Rare codes of the reference stand together; so do codes that it has none of. */
function categoryCells(before: readonly FeatureValue[]): (value: FeatureValue) => string {
  const counts = countBy(before, String)
  const usual = new Set([...counts].filter(([, count]) => count >= before.length / 50).map(([code]) => code))
  return (value) => {
    if (isMissing(value)) return 'missing'
    const code = String(value)
    if (usual.has(code)) return `code ${code}`
    return counts.has(code) ? 'rare' : 'unseen'
  }
}

function unseenIn(kind: 'number' | 'category', before: readonly FeatureValue[]) {
  if (kind === 'category') {
    const codes = new Set(before.map(String))
    return (value: FeatureValue) => !isMissing(value) && !codes.has(String(value))
  }
  const numbers = numbersOf(before)
  const low = numbers.reduce((least, value) => Math.min(least, value), Infinity)
  const high = numbers.reduce((most, value) => Math.max(most, value), -Infinity)
  return (value: FeatureValue) => typeof value === 'number' && (value < low || value > high)
}
const numbersOf = (values: readonly FeatureValue[]): number[] =>
  values.flatMap((value) => (typeof value === 'number' && !Number.isNaN(value) ? [value] : []))

function countBy(
  values: readonly FeatureValue[],
  cell: (value: FeatureValue) => string,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(cell(value), (counts.get(cell(value)) ?? 0) + 1)
  return counts
}

/** Quantile of chi-squared (Wilson & Hilferty 1931). */
function chiSquared(degrees: number, probability: number): number {
  const term = 2 / (9 * degrees)
  return degrees * (1 - term + normalQuantile(probability) * Math.sqrt(term)) ** 3
}
/** Of the standard normal distribution, above one half, to 5e-4 (Abramowitz & Stegun 26.2.23). */
function normalQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(1 - probability))
  const top = 2.515517 + t * (0.802853 + t * 0.010328)
  return t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
}
