import type { ConversionArm, ConversionComparison } from '#crm-core/contract'
import { mean } from './paired.ts'

const z_alpha = 1.959964
const z_power = 0.841621
/** The rise that is looked for: by a fifth of what the champion has. */
const looked_for = 0.2

/**
 * Records an arm needs to tell a share from one that is higher by `lift` of it: 80 % power, two-sided 5 %, by the arcsine of
 * the root (Cohen 1988). Null where that leaves 0 to 1.
 */
export function neededPerArm(share: number, lift: number): number | null {
  const other = share * (1 + lift)
  if (share <= 0 || other >= 1 || lift === 0) return null
  const effect = 2 * (Math.asin(Math.sqrt(other)) - Math.asin(Math.sqrt(share)))
  return Math.ceil(2 * ((z_alpha + z_power) / effect) ** 2)
}

/** Compares what came of the records that either answered. */
export function conversionOf(champion: ConversionArm, challenger: ConversionArm): ConversionComparison {
  const shares = [champion, challenger].map(({ records, conversions }) => conversions / records)
  const [before = Number.NaN, after = Number.NaN] = shares
  const known = champion.records > 0 && challenger.records > 0
  const needed = champion.records > 0 ? neededPerArm(before, looked_for) : null
  const spread =
    before * (1 - before) * (1 / champion.records) + after * (1 - after) * (1 / challenger.records)
  return {
    champion,
    challenger,
    difference: known ? after - before : null,
    standard_error: known && Number.isFinite(mean(shares)) ? Math.sqrt(spread) : null,
    needed,
    powered: needed !== null && Math.min(champion.records, challenger.records) >= needed,
  }
}
