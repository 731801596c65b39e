import type { Day } from './days.ts'
import type { Closed, Open } from './deals.ts'

/** How deals come to an end by age: chance of being won, and of ending at all, on a day at which they are still open. */
export interface Incidence {
  won(age: number): number
  ended(age: number): number
  /** The chance that a deal of this age is won some day. */
  ever(age: number): number
}

const week = 7
const weeks = 156
/** So many deals' worth of the mean rate stand beside what was seen at an age. */
const prior = 6

/**
 * Two ways to end, estimated with the deals that are still open as censored (Aalen & Johansen 1978), so that slow deals do
 * not look rare because they have not ended yet. By week of age, each drawn to the mean rate over all ages; beyond three
 * years the mean rate.
 */
export function incidenceOf(closed: readonly Closed[], open: readonly Open[], day: Day): Incidence {
  const risk = new Float64Array(weeks)
  const wins = new Float64Array(weeks)
  const ends = new Float64Array(weeks)
  for (const deal of closed) {
    const last = expose(risk, deal.closed - deal.created)
    ends[last] = (ends[last] ?? 0) + 1
    if (deal.won) wins[last] = (wins[last] ?? 0) + 1
  }
  for (const { created } of open) expose(risk, day - created)
  const exposure = sum(risk)
  // without any history: one deal in ten ends in a week, every third of them won
  const mean = { won: (sum(wins) + 1) / (exposure + 30), ended: (sum(ends) + 3) / (exposure + 30) }
  const rate = (counts: Float64Array, at: number, usual: number): number =>
    ((counts[at] ?? 0) + prior * usual) / ((risk[at] ?? 0) + prior)
  const ever = new Float64Array(weeks + 1)
  ever[weeks] = mean.won / mean.ended
  for (let at = weeks - 1; at >= 0; at--)
    ever[at] = rate(wins, at, mean.won) + (1 - rate(ends, at, mean.ended)) * (ever[at + 1] ?? 0)
  const place = (age: number): number => Math.min(weeks, Math.max(0, Math.floor(age / week)))
  return {
    won: (age) => rate(wins, place(age), mean.won) / week,
    ended: (age) => rate(ends, place(age), mean.ended) / week,
    ever: (age) => ever[place(age)] ?? 0,
  }
}

/** Counts a deal in every week of its life; answers the last. */
function expose(risk: Float64Array, age: number): number {
  const last = Math.min(weeks - 1, Math.max(0, Math.floor(age / week)))
  for (let at = 0; at <= last; at++) risk[at] = (risk[at] ?? 0) + 1
  return last
}
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)
