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
  not_scored: {
    en: 'not scored as it stands (closed already, or not a customer)',
    zh: '当前状态不评分（已结束，或不是客户）',
  },
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
      zh: `${spaced(display)}没有${name.zh}：${abstained[result.abstained].zh}。`,
    }
  const score = scoreText(model, prediction.score)
  const why = strongest(reasons)
  const untrained = prediction.version.origin === 'base' ? baseWords : noWords
  return {
    en: `${display}: ${name.en} ${score}${why.length > 0 ? `, mainly because of ${why.map(({ en }) => en).join(' and ')}` : ''}.${untrained.en}`,
    zh: `${spaced(display)}的${name.zh}为 ${score}${why.length > 0 ? `，主要因为${why.map(({ zh }) => zh).join('、')}` : ''}。${untrained.zh}`,
  }
}
/** Nobody may take a score of the shipped model for one that knows their customers. */
const baseWords: Label = {
  en: ' This comes from the base model, which was trained on generated history, not on yours.',
  zh: '该评分来自基础模型，由模拟历史训练，并非您的历史数据。',
}

const noWords: Label = { en: '', zh: '' }

/** How many have no score, and why: one reason where all have the same. */
function leftWords(scores: readonly ExplainedScore[], left: number): Label {
  if (left === 0) return noWords
  const reasons = new Set(scores.flatMap(({ result }) => result.abstained ?? []))
  const [only] = reasons
  const why = only !== undefined && reasons.size === 1 ? abstained[only] : null
  return {
    en: ` ${left} could not be scored${why ? `: ${why.en}` : ''}.`,
    zh: `另有 ${left} 条无法评分${why ? `：${why.zh}` : ''}。`,
  }
}

const strongest = (reasons: readonly Reason[]): Label[] =>
  reasons
    .toSorted((a, b) => Math.abs(b.contribution.shap) - Math.abs(a.contribution.shap))
    .slice(0, 2)
    .map(reasonWords)

/** A Latin name stands apart from the Chinese words behind it. */
export const spaced = (display: string): string => (/[\x21-\x7e]$/.test(display) ? `${display} ` : display)

/** Several scores: how many, and the range. */
export function manyScores(
  model: ModelName,
  object: ObjectDescription,
  scores: readonly ExplainedScore[],
): Label {
  const predictions = scores.flatMap(({ result }) => result.prediction ?? [])
  const known = predictions.map(({ score }) => score)
  const untrained = predictions.some(({ version }) => version.origin === 'base') ? baseWords : noWords
  const name = scoreNames[model]
  const counted = countWords(object, known.length)
  const left = scores.length - known.length
  const range =
    known.length === 0
      ? ''
      : `${scoreText(model, Math.min(...known))} – ${scoreText(model, Math.max(...known))}`
  return {
    en: `${name.en.charAt(0).toUpperCase()}${name.en.slice(1)} of ${counted.en}${range ? `: ${range}` : ''}.${leftWords(scores, left).en}${untrained.en}`,
    zh: `${counted.zh}的${name.zh}${range ? `：${range}` : ''}。${leftWords(scores, left).zh}${untrained.zh}`,
  }
}
