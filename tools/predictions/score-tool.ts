import { z } from 'zod'
import {
  reasonWords,
  scoreText,
  HotcrmError,
  type ExplainedScore,
  type Label,
  type ModelName,
  type RecordRef,
} from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { asList, recordRefs } from '../kit/schemas.ts'
import type { Tool } from '../kit/types.ts'
import { uniqueRefs } from '../records/shared.ts'
import { manyScores, oneScore } from './score-words.ts'

/** At most so many at once; all of a workspace are rescored in the background. */
const most = 200

export interface ScoreToolSpec {
  readonly name: string
  readonly model: ModelName
  readonly object: string
  readonly label: Label
  readonly description: string
}

/** A tool that scores records of one kind and says why. It reads only: what a score is kept for is the system's. */
export const scoreTool = ({ name, model, object, label, description }: ScoreToolSpec): Tool =>
  defineTool({
    name,
    effect: 'read',
    label,
    description,
    input: z.object({ records: recordRefs }).strict(),
    target: ({ records }) =>
      Array.isArray(records) ? (records.length === 1 ? (records[0] ?? null) : null) : records,
    async run({ records }, { crm, models }) {
      const refs = uniqueRefs(asList(records))
      requireKind(refs, object, name)
      const asked = refs.slice(0, most)
      const scores = await models.score(
        crm,
        model,
        asked.map(({ id }) => id),
      )
      const [first, ...others] = scores
      return {
        records: asked,
        total: refs.length,
        summary:
          first && others.length === 0
            ? oneScore(model, first)
            : manyScores(model, crm.describe(object), scores),
        toModel: scores.map((score) => forModel(model, object, score)).join('\n'),
        view: { kind: 'scores', model, object, scores },
      }
    },
  })

function requireKind(refs: readonly RecordRef[], object: string, tool: string): void {
  const other = refs.find((ref) => ref.object !== object)
  if (other)
    throw new HotcrmError('bad_request', { reason: `${tool} takes ${object} records, not ${other.object}` })
}

/** Ids, numbers and codes; what a record says in free text is no feature and cannot get here. */
function forModel(model: ModelName, object: string, { record_id, result, reasons }: ExplainedScore): string {
  const { prediction } = result
  if (!prediction) return `${object}/${record_id}: no score (${result.abstained})`
  const why = reasons.map((reason) => reasonWords(reason).en).join('; ')
  return `${object}/${record_id}: ${scoreText(model, prediction.score)} (${prediction.version.origin} model v${prediction.version.version}); ${why}`
}
