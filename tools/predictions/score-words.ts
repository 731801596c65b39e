import {
  reasonWords,
  scoreNames,
  scoreText,
  type Abstention,
  type ExplainedScore,
  type Label,
  type ModelName,
  type ObjectDescription,
  type Reason,
} from '#crm-core/contract'
import { countWords } from '../records/shared.ts'

const abstained: Readonly<Record<Abstention, Label>> = {
  not_found: { en: 'not within your reach', zh: '不在您的权限范围内' },
  not_scored: { en: 'not scored as it stands (it is closed already)', zh: '当前状态不评分（已结束）' },
  unusable_model: {
    en: 'no model fits; an administrator can train one',
    zh: '没有可用的模型，管理员可以重新训练',
  },
}

/** One score in a sentence, with its two strongest reasons. */
export function oneScore(model: ModelName, { display, result, reasons }: ExplainedScore): Label {
  const name = scoreNames[model]
  const { prediction } = result
  if (!prediction)
    return {
      en: `${display} has no ${name.en}: ${abstained[result.abstained].en}.`,
      zh: `${display}没有${name.zh}：${abstained[result.abstained].zh}。`,
    }
  const score = scoreText(model, prediction.score)
  const why = strongest(reasons)
  const untrained = prediction.version.origin === 'base' ? baseWords : { en: '', zh: '' }
  return {
    en: `${display}: ${name.en} ${score}${why.length > 0 ? `, mainly because of ${why.map(({ en }) => en).join(' and ')}` : ''}.${untrained.en}`,
    zh: `${display}的${name.zh}为 ${score}${why.length > 0 ? `，主要因为${why.map(({ zh }) => zh).join('、')}` : ''}。${untrained.zh}`,
  }
}
/** Nobody may take a score of the shipped model for one that knows their customers. */
const baseWords: Label = {
  en: ' This comes from the base model, which was trained on generated history, not on yours.',
  zh: '该评分来自基础模型，由模拟历史训练，并非您的历史数据。',
}

const strongest = (reasons: readonly Reason[]): Label[] =>
  reasons
    .toSorted((a, b) => Math.abs(b.contribution.shap) - Math.abs(a.contribution.shap))
    .slice(0, 2)
    .map(reasonWords)

/** Several scores: how many, and the range. */
export function manyScores(
  model: ModelName,
  object: ObjectDescription,
  scores: readonly ExplainedScore[],
): Label {
  const known = scores.flatMap(({ result }) => (result.prediction ? [result.prediction.score] : []))
  const name = scoreNames[model]
  const counted = countWords(object, known.length)
  const left = scores.length - known.length
  const range =
    known.length === 0
      ? ''
      : `${scoreText(model, Math.min(...known))} – ${scoreText(model, Math.max(...known))}`
  return {
    en: `${name.en.charAt(0).toUpperCase()}${name.en.slice(1)} of ${counted.en}${range ? `: ${range}` : ''}.${left > 0 ? ` ${left} could not be scored.` : ''}`,
    zh: `${counted.zh}的${name.zh}${range ? `：${range}` : ''}。${left > 0 ? `另有 ${left} 条无法评分。` : ''}`,
  }
}
