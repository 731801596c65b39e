import {
  hiddenFeature,
  type Abstention,
  type Contribution,
  type ExplainedScore,
  type ModelName,
  type RevenueForecast,
  type WhatIf,
} from '#crm-core/contract'
import { records } from './fake-data.ts'
import { features } from './fake-models.ts'

/** What models say of the records of the small world. */
const leads = records['lead'] ?? []
const contributions = (points: readonly number[]): Contribution[] =>
  [
    { feature: 'lead_source', value: 'referral' },
    { feature: 'website_visits', value: 14 },
    { feature: 'age_days', value: 41 },
    { feature: hiddenFeature, value: null },
    { feature: 'email_opens', value: 3 },
    { feature: 'employees', value: null },
  ].map((one, at) => ({ ...one, points: points[at] ?? 0, shap: (points[at] ?? 0) / 20 }))
const words = {
  lead_source: { en: 'Referral', zh: '推荐' },
  website_visits: { en: '14', zh: '14' },
  age_days: { en: '41', zh: '41' },
} as const

/** A score whose base and points add up to it; three reasons, hidden fields, and two that are too small to name. */
export function scored(
  record_id: string,
  display: string,
  score: number,
  options: { readonly version?: number; readonly before?: number | null; readonly model?: ModelName } = {},
): ExplainedScore {
  const { version = 0, before = score - 8, model = 'lead-score' } = options
  const base_score = 16.04
  const moved = score - base_score
  const parts = contributions([0.62, 0.31, -0.12, 0.15, 0.05, -0.01].map((share) => share * moved))
  return {
    record_id,
    display,
    reasons: parts.slice(0, 3).map((contribution) => ({
      contribution,
      label: features.find(({ name }) => name === contribution.feature)?.label ?? { en: '?', zh: '?' },
      value: words[contribution.feature as keyof typeof words],
    })),
    result: {
      record_id,
      abstained: null,
      prediction: {
        model,
        object: 'lead',
        record_id,
        version:
          version === 0
            ? { id: null, version: 0, origin: 'base' }
            : { id: `v${version}`, version, origin: 'own' },
        probability: score / 100,
        score,
        explanation: { base: -1.6, margin: 0.9, base_score, contributions: parts },
        previous: before === null ? null : { score: before, at: '2026-11-16T08:00:00Z' },
        at: '2026-11-23T08:00:00Z',
      },
    },
  }
}
const unscored = (record_id: string, display: string, abstained: Abstention): ExplainedScore => ({
  record_id,
  display,
  reasons: [],
  result: { record_id, prediction: null, abstained },
})

const named = ['Sarah Chen', '王伟', 'Marcus Bell', '李娜', 'Priya Raman', '赵强']
const idOf = (at: number): string => leads[at]?.id ?? ''
export const leadScores: readonly ExplainedScore[] = [
  scored(idOf(0), 'Sarah Chen', 78),
  scored(idOf(2), 'Marcus Bell', 41, { before: 55 }),
  scored(idOf(1), '王伟', 92, { before: null }),
  unscored(idOf(3), '李娜', 'not_scored'),
  unscored(idOf(4), 'Priya Raman', 'unusable_model'),
]
/** What is known of a record already; nothing of the last one. */
export const knownScore = (id: string): ExplainedScore | undefined =>
  leadScores.slice(0, 3).find(({ record_id }) => record_id === id)
export const scoreNow = (id: string): ExplainedScore => {
  const at = leads.findIndex((lead) => lead.id === id)
  const known = leadScores.find(({ record_id }) => record_id === id)
  return known ?? scored(id, named[at] ?? id, 63, { before: null })
}

export const whatIf = (id: string, target = 88): WhatIf => ({
  model: 'lead-score',
  object: 'lead',
  record_id: id,
  display: named[leads.findIndex((lead) => lead.id === id)] ?? id,
  score: 78,
  target,
  ways:
    target > 95
      ? []
      : [
          {
            score: 88,
            changes: [
              {
                feature: 'website_visits',
                label: { en: 'Website visits', zh: '网站访问' },
                from: 14,
                to: 20,
                from_words: { en: '14', zh: '14' },
                to_words: { en: '20', zh: '20' },
              },
            ],
          },
        ],
})

const monthAt = (at: number): string => new Date(Date.UTC(2026, 10 + at, 1)).toISOString().slice(0, 7)
export const forecast = (months: number): RevenueForecast => ({
  as_of: '2026-11-24',
  currency: 'USD',
  months: Array.from({ length: months }, (_, at) => {
    const mean = 520_000 - at * 40_000
    const p80 = { low: mean * 0.6, high: mean * 1.5 }
    return {
      month: monthAt(at),
      won: at === 0 ? 180_000 : 0,
      pipeline: at === 0 ? 290_000 : 340_000 - at * 70_000,
      new_business: 30_000 + at * 40_000,
      series: 450_000,
      weight: 0.7,
      total: { mean, p80, p95: { low: mean * 0.4, high: mean * 1.9 } },
    }
  }),
  past: Array.from({ length: 14 }, (_, at) => ({
    month: monthAt(at - 14),
    won: 300_000 + ((at * 7) % 5) * 60_000,
  })),
  other_currencies: 2,
  open_deals: 64,
  closed_deals: 118,
  backtest:
    months > 6
      ? null
      : { months: 12, smape: 17.3, seasonal_naive_smape: 26.1, within_p80: 0.83, within_p95: 0.96 },
  too_little: months > 6,
})
