import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  HotcrmError,
  modelNames,
  modelTargets,
  type ExplainedScore,
  type Explanation,
  type ModelName,
} from '#crm-core/contract'
import { modelMonitor } from '../answers/model-monitor.ts'
import {
  explainedScores,
  modelSummaries,
  modelSummary,
  predicted,
  scoreTrend,
  whatIf,
} from '../answers/models.ts'
import type { Deps } from './deps.ts'
import { commaList, modelParams, predictBody } from './schemas.ts'

const tags = ['models']
const most = 200

/** What models are, what they say of records, and how they do. */
export const modelRoutes =
  ({ models }: Pick<Deps, 'models'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/models',
      {
        schema: {
          tags,
          summary: 'Every model: what it is, which version answers, its versions with their reports, alerts',
          response: { 200: modelSummaries },
        },
      },
      ({ crm }) => models.summaries(crm),
    )
    app.get(
      '/models/:name',
      { schema: { tags, summary: 'One model', params: modelParams, response: { 200: modelSummary } } },
      ({ crm, params }) => models.summary(crm, modelNamed(params.name)),
    )
    app.get(
      '/models/:name/monitor',
      {
        schema: {
          tags,
          summary: 'The version that answers, at work over the last seven days',
          description:
            'Drift of score and inputs, calibration by what came of the records, calls, and the version that is tried beside it; parts are null where there is nothing to tell yet.',
          params: modelParams,
          response: { 200: modelMonitor },
        },
      },
      ({ crm, params }) => models.monitor(crm, modelNamed(params.name)),
    )
    app.post(
      '/models/:name/predict',
      {
        config: { reads: true },
        schema: {
          tags,
          summary: 'Scores of records or of rows, with their reasons',
          description:
            'Of `ids`: every record in its order; one out of reach, closed, or without a usable model abstains. Of `rows`: values in the order of the features, or objects by their names; nothing is kept. `explain: false` leaves contributions and reasons out.',
          params: modelParams,
          body: predictBody,
          response: { 200: predicted },
        },
      },
      async ({ crm, params, body }) => {
        const name = modelNamed(params.name)
        const { object } = modelTargets[name]
        if (body.object !== undefined && body.object !== object)
          throw new HotcrmError('bad_model_rows', {
            reason: `${name} scores ${object} records, not ${body.object}`,
            reason_zh: `${name} 只为 ${object} 记录评分，而不是 ${body.object}`,
          })
        const told = body.explain ?? true
        if ('ids' in body) {
          const scores = await models.score(crm, name, body.ids)
          return { scores: told ? scores : scores.map(bare) }
        }
        const predictions = await models.predict(crm, name, body.rows)
        return {
          predictions: told
            ? predictions
            : predictions.map((one) => ({ ...one, explanation: untold(one.explanation) })),
        }
      },
    )
    app.get(
      '/models/:name/latest',
      {
        schema: {
          tags,
          summary: 'The latest scores of records, as they were kept',
          description:
            'Of up to 200 ids, parted by commas: those within reach that were ever scored. Nothing is computed, so a list stays fast.',
          params: modelParams,
          querystring: z.object({ ids: commaList }),
          response: { 200: explainedScores },
        },
      },
      ({ crm, params, query: { ids } }) => {
        if (ids.length > most)
          throw new HotcrmError('bad_model_rows', {
            reason: `${ids.length} ids, at most ${most} at once`,
            reason_zh: `共 ${ids.length} 个 id，一次最多 ${most} 个`,
          })
        return models.latest(crm, modelNamed(params.name), ids)
      },
    )
    app.get(
      '/models/:name/trend/:id',
      {
        schema: {
          tags,
          summary: 'How the score of a record went, oldest first',
          params: modelParams.extend({ id: z.string().max(100) }),
          response: { 200: scoreTrend },
        },
      },
      ({ crm, params }) => models.trend(crm, modelNamed(params.name), params.id),
    )
    app.post(
      '/models/:name/what-if',
      {
        config: { reads: true },
        schema: {
          tags,
          summary: 'The smallest changes that would move the score of a record to a target',
          description: 'The next ten points in the better direction without a `target`.',
          params: modelParams,
          body: z.strictObject({
            id: z.string().max(100),
            target: z.number().min(0).max(100).optional(),
          }),
          response: { 200: whatIf },
        },
      },
      ({ crm, params, body }) => models.whatIf(crm, modelNamed(params.name), body.id, body.target),
    )
  }

/** unknown_model, with those that there are. */
export function modelNamed(text: string): ModelName {
  const name = modelNames.find((one) => one === text)
  if (!name)
    throw new HotcrmError('unknown_model', { got: text.slice(0, 64), choices: modelNames.join(', ') })
  return name
}

const untold = (explanation: Explanation): Explanation => ({ ...explanation, contributions: [] })
function bare({ result, ...score }: ExplainedScore): ExplainedScore {
  const { prediction } = result
  return {
    ...score,
    result: prediction
      ? { ...result, prediction: { ...prediction, explanation: untold(prediction.explanation) } }
      : result,
    reasons: [],
  }
}
