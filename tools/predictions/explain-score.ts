import { z } from 'zod'
import { reasonWords, HotcrmError } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { recordRef } from '../kit/schemas.ts'
import { modelOf } from './model-of.ts'
import { oneScore } from './score-words.ts'

/** Why a record has its score: every reason with its points. */
export const explainScore = defineTool({
  name: 'explain_score',
  effect: 'read',
  label: { en: 'Explain a score', zh: '解释评分' },
  description:
    'Why a lead, account or opportunity has its score: each reason with the points that it adds or takes (exact SHAP values).',
  input: z.object({ record: recordRef }).strict(),
  target: ({ record }) => record,
  async run({ record }, { crm, models }) {
    const model = modelOf(record.object)
    const [score] = await models.score(crm, model, [record.id])
    if (!score) throw new HotcrmError('not_found', { object: record.object })
    return {
      records: [record],
      summary: oneScore(model, score),
      toModel: score.result.prediction
        ? [
            `${record.object}/${record.id}: score ${score.result.prediction.score}, before anything is known ${score.result.prediction.explanation.base_score.toFixed(1)}`,
            ...score.reasons.map((reason) => reasonWords(reason).en),
          ].join('\n')
        : `${record.object}/${record.id}: no score (${score.result.abstained})`,
      view: { kind: 'scores', model, object: record.object, scores: [score] },
    }
  },
})
