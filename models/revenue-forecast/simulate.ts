import { normal, poisson, seeded, type Random } from '../forecast/random.ts'
import type { Outlook } from './outlook.ts'

/** A whole pipeline's chances are known to about a tenth: calibration and slips are estimates that err together. */
const commonDoubt = 0.1

/**
 * Months as they might come, one row a draw: every deal won or not and in which month, new business as deals that come by
 * chance with amounts of the past, more or less of them as the level of the months is in doubt.
 */
export function simulate(seen: Outlook, draws: number, seed: number): Float64Array[] {
  const random = seeded(seed)
  const deals = flat(seen)
  const typical = seen.amounts.reduce((sum, amount) => sum + amount, 0) / Math.max(1, seen.amounts.length)
  return Array.from({ length: draws }, () => {
    const drawn = Float64Array.from(seen.months, ({ won }) => won)
    drawDeals(drawn, deals, Math.exp(commonDoubt * normal(random)), random)
    drawNewBusiness(drawn, seen, typical, random)
    return drawn
  })
}

/** For each deal its amount, and its chance of being won by the end of each month; in one array, read thousands of times. */
interface FlatDeals {
  readonly amounts: Float64Array
  readonly chances: Float64Array
}
function flat({ deals, months }: Outlook): FlatDeals {
  const chances = new Float64Array(deals.length * months.length)
  for (const [row, { ending }] of deals.entries()) {
    let sum = 0
    for (const [at, share] of ending.months.entries()) {
      sum += ending.win * share
      chances[row * months.length + at] = sum
    }
  }
  return { amounts: Float64Array.from(deals, ({ amount }) => amount), chances }
}

/** `factor` makes all chances higher or lower. */
function drawDeals(
  drawn: Float64Array,
  { amounts, chances }: FlatDeals,
  factor: number,
  random: Random,
): void {
  const count = drawn.length
  for (let row = 0; row < amounts.length; row++) {
    const chance = random() / factor
    const end = (row + 1) * count
    // most are not won, or later
    if (!(chance < (chances[end - 1] ?? 0))) continue
    let at = row * count
    while (!(chance < (chances[at] ?? 0))) at++
    const month = at - row * count
    drawn[month] = (drawn[month] ?? 0) + (amounts[row] ?? 0)
  }
}

function drawNewBusiness(
  drawn: Float64Array,
  { months, amounts }: Outlook,
  typical: number,
  random: Random,
): void {
  const shift = normal(random)
  for (const [at, { new_business, doubt }] of months.entries()) {
    if (new_business <= 0 || typical <= 0) continue
    // half of what the months say of their doubt is their level, the rest the chance of single deals
    const sigma = Math.min(0.6, doubt / 2)
    const expected = (new_business / typical) * Math.exp(sigma * shift - (sigma * sigma) / 2)
    for (let left = poisson(random, expected); left > 0; left--)
      drawn[at] = (drawn[at] ?? 0) + (amounts[Math.floor(random() * amounts.length)] ?? typical)
  }
}

/** The value below which a share of sorted values lies, between neighbours. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const below = sorted[low] ?? Number.NaN
  return below + (place - low) * ((sorted[low + 1] ?? below) - below)
}
