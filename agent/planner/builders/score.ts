import { modelTargets } from '#crm-core/contract'
import type { Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { readScoreQuestion, scoredObjects } from '../frames/score-question.ts'
import { wordsIn } from '../frames/spans.ts'
import { endsDealName } from '../names.ts'
import { unclear } from '../replies.ts'
import { readTarget } from '../targets.ts'
import type { Words } from '../words.ts'

/** The tool that scores records of a kind. */
const scoringTools: Readonly<Record<string, string>> = {
  [modelTargets['lead-score'].object]: 'score_lead',
  [modelTargets.churn.object]: 'predict_churn',
  [modelTargets['win-probability'].object]: 'win_probability',
}

/** "score my new leads", 华信科技会流失吗, "what would raise Dana's score to 80": a model answers. */
export function buildScore(context: Context, words: Words): void {
  const asked = readScoreQuestion(words)
  if (!asked) throw unclear(context, words)
  const stretch = wordsIn(words, asked.who, context.lexicon, context.trace)
  const deal = asked.model === null && endsDealName(stretch.at(stretch.length - 1))
  const objects = (deal ? ['opportunity'] : scoredObjects(asked)).filter((name) => context.metadata.has(name))
  // "which of my customers", 哪些客户: the question asks, the rest tells which.
  const which = stretch.findRole('verb', 'find')
  if (which >= 0) stretch.take(which, which + 1, 'asks which')
  const target = readTarget(context, stretch, objects)
  if (!target || (target.object !== null && !objects.includes(target.object))) throw unclear(context, words)
  requireUnderstood(context, stretch)
  words.take(0, words.length, `${asked.asks} of a score`)
  const several = target.pick === 'all'
  // Reasons and changes are told of one record; the reasons of several stand beside their scores.
  if (asked.asks === 'move' && several) throw unclear(context, words)
  if (asked.asks === 'move')
    context.add('what_if', { record: target.refs, ...(asked.to !== null && { target: asked.to }) })
  else if (target.object === null || (asked.asks === 'why' && !several))
    context.add('explain_score', { record: target.refs })
  else context.add(scoringTools[target.object] ?? 'score_lead', { records: target.refs })
  context.antecedent = {
    object: target.object ?? objects[0] ?? 'lead',
    step: target.step,
    ids: target.ids,
    pick: target.pick,
  }
}
