import type { Label } from './actor.ts'
import type { ModelName, Reason } from './predictions.ts'

/** What a model's score is called. */
export const scoreNames: Readonly<Record<ModelName, Label>> = {
  'lead-score': { en: 'lead score', zh: '线索评分' },
  churn: { en: 'churn risk', zh: '流失风险' },
  'win-probability': { en: 'win probability', zh: '赢单概率' },
}

const unitOf = (model: ModelName): string => (model === 'lead-score' ? '' : '%')

/** A score as people write it: 72 of a lead, 72% of a chance. */
export const scoreText = (model: ModelName, score: number): string => `${score}${unitOf(model)}`

/** “Lead source: Referral (+12 points)” */
export function reasonWords({ label, value, contribution }: Reason): Label {
  const points = pointsText(contribution.points)
  const text = (name: string, said: string, mark: string) => (said === '' ? name : `${name}${mark}${said}`)
  return {
    en: `${text(label.en, value.en, ': ')} (${points} points)`,
    zh: `${text(label.zh, value.zh, '：')}（${points} 分）`,
  }
}

/** Points with their sign, as people read them: +12, −0.4. */
export const pointsText = (points: number): string => {
  const rounded = Math.abs(points) >= 10 ? Math.round(points) : Math.round(points * 10) / 10
  return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−')
}
