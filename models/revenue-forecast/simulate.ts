import { poisson, normal, seeded } from '../forecast/random.ts'
import type { Outlook } from './outlook.ts'

/**
 * Months as they might come, one row a draw: every deal won or not and in which month, new business as deals that come by
 * chance with amounts of the past, more or less of them as the level of the months is in doubt.
 */
export function simulate({ months, deals, amounts }: Outlook, draws: number, seed: number): Float64Array[] {
  const random = seeded(seed)
  const typical = amounts.reduce((sum, amount) => sum + amount, 0) / Math.max(1, amounts.length)
  return Array.from({ length: draws }, () => {
    const drawn = Float64Array.from(months, ({ won }) => won)
    for (const { amount, ending } of deals) {
      const at = monthDrawn(ending.win, ending.months, random())
      if (at < drawn.length) drawn[at] = (drawn[at] ?? 0) + amount
    }
    const shift = normal(random)
    for (const [at, { new_business, doubt }] of months.entries()) {
      if (new_business <= 0 || typical <= 0) continue
      // half of what the months say of their doubt is their level, the rest the chance of single deals
      const sigma = Math.min(0.6, doubt / 2)
      const expected = (new_business / typical) * Math.exp(sigma * shift - (sigma * sigma) / 2)
      for (let left = poisson(random, expected); left > 0; left--)
        drawn[at] = (drawn[at] ?? 0) + (amounts[Math.floor(random() * amounts.length)] ?? typical)
    }
    return drawn
  })
}

/** Which month a chance between 0 and 1 stands for; beyond the last: not won, or later. */
function monthDrawn(win: number, shares: readonly number[], chance: number): number {
  let left = chance
  for (const [at, share] of shares.entries()) {
    left -= win * share
    if (left < 0) return at
  }
  return shares.length
}

/** The value below which a share of sorted values lies, between neighbours. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const below = sorted[low] ?? Number.NaN
  return below + (place - low) * ((sorted[low + 1] ?? below) - below)
}
