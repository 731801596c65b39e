import type { Random } from '../random.ts'
import { normal, weighted } from './chance.ts'

/** How well each industry fits what is sold here, in log-odds. */
export const industryFit = [
  ['technology', 0.7],
  ['manufacturing', 0.4],
  ['finance', 0.5],
  ['healthcare', 0.2],
  ['retail', -0.2],
  ['education', -0.5],
  ['logistics', 0.1],
  ['energy', 0],
  ['real_estate', -0.4],
  ['media', -0.3],
  ['government', -0.6],
  ['other', -0.4],
] as const
/** How often leads come this way, and what that says of them. */
export const sources = [
  ['website', 3, 0.1],
  ['referral', 1, 1.1],
  ['event', 1.2, 0.2],
  ['cold_call', 2, -0.9],
  ['advertisement', 2, -0.5],
  ['partner', 0.8, 0.7],
  ['social_media', 1, -0.4],
  ['email_campaign', 1, -0.2],
] as const
/** Titles, how often they are met, and how far up they stand. */
export const titles = [
  ['CEO', 1, 0.5],
  ['采购总监', 1, 0.5],
  ['Head of Operations', 1.5, 0.45],
  ['IT Manager', 3, 0.2],
  ['项目经理', 2, 0.1],
  ['Analyst', 2.5, -0.4],
  ['Student', 0.8, -1.2],
] as const

/** Head counts as they are: many small, few large. */
export const headcount = (random: Random): number =>
  Math.max(2, Math.round(Math.exp(4 + 1.4 * normal(random))))
/** Larger companies buy more readily, up to a point. */
export const sizeFit = (employees: number): number => {
  const size = Math.log(employees) - 5
  return 0.35 * size - 0.08 * size * size
}
export const pickWeighted = <T extends readonly [string, number, number]>(
  random: Random,
  choices: readonly T[],
): T =>
  weighted(
    random,
    choices.map((choice) => [choice, choice[1]] as const),
  )
