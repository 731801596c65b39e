import type { ModelName } from '#crm-core/contract'

/** How far a score is good or bad news: of churn less is better. */
export type ScoreTone = 'brand' | 'good' | 'warn' | 'bad'
export function scoreTone(model: ModelName, score: number): ScoreTone {
  if (model !== 'churn') return 'brand'
  if (score >= 50) return 'bad'
  return score >= 25 ? 'warn' : 'good'
}

/** Whether rising points are good news. */
export const risingIsGood = (model: ModelName): boolean => model !== 'churn'

export const strokes: Readonly<Record<ScoreTone, string>> = {
  brand: 'stroke-[#0ea5e9]',
  good: 'stroke-good',
  warn: 'stroke-warn',
  bad: 'stroke-bad',
}
export const fills: Readonly<Record<ScoreTone, string>> = {
  brand: 'bg-[#0ea5e9]',
  good: 'bg-good',
  warn: 'bg-warn',
  bad: 'bg-bad',
}
