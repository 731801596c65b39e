import type { ClosedDeal, PipelineDeal } from '#crm-core/contract'
import { normal, poisson, seeded } from '../forecast/random.ts'

/** A deal of a made-up business whose chances are known. Days since 1970. */
export interface WorldDeal {
  readonly amount: number
  readonly created: number
  readonly closed: number
  readonly planned: number
  readonly won: boolean
  /** The chance that it had. */
  readonly chance: number
}

const dayMs = 86_400_000
const season = [0.7, 0.8, 1.1, 0.9, 1, 1.2, 0.7, 0.8, 1.1, 1, 1.1, 1.6]
export const dayNumber = (date: string): number => Date.parse(date) / dayMs
export const dateText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Four years from 2021-01-01: deals come by season, are planned two months ahead and slip by ten days on average. */
export function salesWorld(seed: number, perMonth: number): WorldDeal[] {
  const random = seeded(seed)
  const start = dayNumber('2021-01-01')
  const deals: WorldDeal[] = []
  for (let day = start; day < start + 4 * 365; day++) {
    const level = (season[new Date(day * dayMs).getUTCMonth()] ?? 1) * (1 + (day - start) / 2000)
    for (let left = poisson(random, (perMonth / 30) * level); left > 0; left--) {
      const planned = day + Math.max(3, Math.round(55 * Math.exp(0.6 * normal(random))))
      const closed = Math.max(day + 3, planned + Math.round(10 + 25 * normal(random)))
      const chance = 0.05 + 0.9 * random() ** 1.2
      const amount = Math.round(10_000 * Math.exp(0.7 * normal(random)))
      deals.push({ amount, created: day, closed, planned, chance, won: random() < chance })
    }
  }
  return deals
}

/** What a CRM holds of it at the end of a day. */
export function seenOn(
  deals: readonly WorldDeal[],
  day: number,
): { open: PipelineDeal[]; closed: ClosedDeal[] } {
  const created_at = ({ created }: WorldDeal) => new Date(created * dayMs + 9 * 3_600_000)
  const open = deals
    .filter(({ created, closed }) => created <= day && closed > day)
    .map((deal, at) => ({
      id: String(at),
      owner_id: null,
      amount: deal.amount,
      created_at: created_at(deal),
      close_date: dateText(deal.planned),
      stage: 'proposal',
      win_probability: deal.chance,
    }))
  const closed = deals
    .filter((deal) => deal.closed <= day)
    .map((deal) => ({
      amount: deal.amount,
      created_at: created_at(deal),
      closed_on: dateText(deal.closed),
      planned: dateText(deal.planned),
      won: deal.won,
    }))
  return { open, closed }
}
