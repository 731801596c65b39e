import {
  hiddenFeature,
  type Contribution,
  type Explanation,
  type Feature,
  type FeatureValue,
  type Label,
  type Reason,
} from '#crm-core/contract'
import type { Describe } from './visible.ts'

export interface ReasonOptions {
  /** At most so many that raise the score, and as many that lower it. */
  readonly most: number
}
/** Below this share of all that moves the score a reason says nothing to a person. */
const telling = 0.05

/** The strongest reasons up and down, in the words of the workspace: labels of fields and of choices. */
export function reasonsOf(
  explanation: Explanation,
  features: readonly Feature[],
  object: string,
  describe: Describe,
  { most }: ReasonOptions = { most: 3 },
): Reason[] {
  const all = explanation.contributions.reduce((sum, { shap }) => sum + Math.abs(shap), 0)
  const strong = explanation.contributions.filter(({ shap }) => Math.abs(shap) > telling * all)
  const chosen = [
    ...strong.filter(({ shap }) => shap > 0).slice(0, most),
    ...strong.filter(({ shap }) => shap < 0).slice(0, most),
  ]
  return chosen.map((contribution) => reasonOf(contribution, features, object, describe))
}

/** One contribution in words. */
export function reasonOf(
  contribution: Contribution,
  features: readonly Feature[],
  object: string,
  describe: Describe,
): Reason {
  const feature = features.find(({ name }) => name === contribution.feature)
  if (contribution.feature === hiddenFeature || !feature)
    return { contribution, label: hidden, value: { en: '', zh: '' } }
  return {
    contribution,
    label: feature.label,
    value: valueWords(feature, contribution.value, object, describe),
  }
}
const hidden: Label = { en: 'Fields that you may not see', zh: '您无权查看的字段' }
const missing: Label = { en: 'not known', zh: '未知' }

export function valueWords(feature: Feature, value: FeatureValue, object: string, describe: Describe): Label {
  if (value === null) return missing
  if (typeof value === 'number') {
    const rounded = Number(value.toFixed(digitsOf(Math.abs(value))))
    return { en: english.format(rounded), zh: chinese.format(rounded) }
  }
  const options = feature.options ?? optionsAt(feature.field, object, describe)
  const option = options?.find(({ code }) => code === value)
  return option?.label ?? { en: value, zh: value }
}
const english = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const chinese = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })
/** As many digits as tell anything: 4,200, 3.5, 0.45. */
const digitsOf = (size: number): number => (size >= 10 ? 0 : size >= 1 ? 1 : 2)

function optionsAt(path: string | undefined, object: string, describe: Describe) {
  const [name = '', ...rest] = path?.split('.') ?? []
  const field = describe(object)?.fields.find((one) => one.name === name)
  if (rest.length === 0 || field?.references === undefined) return field?.options
  return optionsAt(rest.join('.'), field.references, describe)
}
