import { modelTargets, type ModelName } from '#crm-core/contract'
import type { Words } from '../words.ts'
import { spanOf, type Span } from './spans.ts'
import {
  hints,
  modelOfNoun,
  scorePatterns,
  type ScoreAsk,
  type ScorePattern,
} from '../words/score-questions.ts'

/** A question that a model answers, and what it is about. */
export interface ScoreQuestion {
  readonly asks: ScoreAsk
  /** Null where the kind of record decides. */
  readonly model: ModelName | null
  /** Whom or what it is about. */
  readonly who: Span
  /** A score to reach. */
  readonly to: number | null
}

/** "why is Dana's score so high", 华信科技会流失吗: read as a whole, so nothing of the sentence is passed over. */
export function readScoreQuestion(words: Words): ScoreQuestion | null {
  const text = words.text()
  for (const language of ['en', 'zh'] as const)
    for (const one of hints[language].test(text) ? scorePatterns[language] : []) {
      const asked = questionIn(words, text, one)
      if (asked) return asked
    }
  return null
}

function questionIn(
  words: Words,
  text: string,
  { asks, model, pattern }: ScorePattern,
): ScoreQuestion | null {
  const found = pattern.exec(text)
  const who = found && spanOf(words, found, 'who')
  if (!who) return null
  const { noun, to } = found.groups ?? {}
  return {
    asks,
    model: model ?? (noun === undefined ? null : modelOfNoun(noun)),
    who,
    to: to === undefined ? null : Number(to),
  }
}

/** Kinds of record that the question may be about. */
export const scoredObjects = ({ model }: ScoreQuestion): readonly string[] =>
  model === null
    ? (['lead-score', 'win-probability', 'churn'] as const).map((name) => modelTargets[name].object)
    : [modelTargets[model].object]
