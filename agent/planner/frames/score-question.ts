import { modelTargets, type ModelName } from '#crm-core/contract'
import type { Words } from '../words.ts'
import { scriptOf, tokensIn, type TokenSpan } from './spans.ts'
import { hints, modelOfNoun, scorePatterns, type ScoreAsk } from '../words/score-questions.ts'

/** A question that a model answers, and the stretch of words that names what it is about. */
export interface ScoreQuestion extends TokenSpan {
  readonly asks: ScoreAsk
  /** Null where the kind of record decides. */
  readonly model: ModelName | null
  /** A score to reach. */
  readonly to: number | null
}

/** "why is Dana's score so high", 华信科技会流失吗: read as a whole, so nothing of the sentence is passed over. */
export function readScoreQuestion(words: Words): ScoreQuestion | null {
  const text = words.text()
  const language = scriptOf(text)
  if (!hints[language].test(text)) return null
  for (const { asks, model, pattern } of scorePatterns[language]) {
    const found = pattern.exec(text)
    const place = found?.indices?.groups?.['who']
    if (!found?.groups || !place) continue
    const { noun, to } = found.groups
    const stretch = tokensIn(words, place[0], place[1])
    if (!stretch) continue
    return {
      asks,
      model: model ?? (noun === undefined ? null : modelOfNoun(noun)),
      ...stretch,
      to: to === undefined ? null : Number(to),
    }
  }
  return null
}

/** Kinds of record that the question may be about. */
export const scoredObjects = ({ model }: ScoreQuestion): readonly string[] =>
  model === null
    ? (['lead-score', 'win-probability', 'churn'] as const).map((name) => modelTargets[name].object)
    : [modelTargets[model].object]
