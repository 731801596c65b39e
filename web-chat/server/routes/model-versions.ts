import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { modelJob, modelSummary, modelVersion } from '../answers/models.ts'
import { once } from '../http/replay.ts'
import type { Deps } from './deps.ts'
import { modelNamed } from './models.ts'
import { remoteEndpoint } from '#models'
import { modelParams } from './schemas.ts'

const tags = ['models']

/** Training, rescoring, and which version answers; for administrators. */
export const modelVersionRoutes =
  ({ models, replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    for (const [verb, summary, description] of [
      [
        'train',
        'Train a model on the history of the workspace, in the background',
        'What comes of it is a candidate version, or the reason why none may be used: see `job` of the model.',
      ],
      [
        'rescore',
        'Score every record anew, in the background',
        'Scores whose features are the same are kept; see `job` of the model for how far it is.',
      ],
    ] as const)
      app.post(
        `/models/:name/${verb}`,
        { schema: { tags, summary, description, params: modelParams, response: { 202: modelJob } } },
        async (request, reply) => {
          await once(replay, request, reply, async () => ({
            status: 202,
            body: await models[verb](request.crm, modelNamed(request.params.name)),
          }))
        },
      )
    app.post(
      '/models/:name/versions/:version/stage',
      {
        schema: {
          tags,
          summary: 'Decide what a version does',
          description:
            'The champion answers; a challenger answers a `share` of the records (a tenth when left out); a shadow is only recorded; a candidate waits. A version that its report refuses may not answer.',
          params: modelParams.extend({ version: z.coerce.number().int().min(1) }),
          body: z.strictObject({
            stage: z.enum(['champion', 'challenger', 'shadow', 'candidate']),
            share: z.number().min(0).max(1).optional(),
          }),
          response: { 200: modelVersion },
        },
      },
      async (request, reply) => {
        const { params, body, crm } = request
        await once(replay, request, reply, async () => ({
          status: 200,
          body: await models.stage(crm, modelNamed(params.name), params.version, body),
        }))
      },
    )
    app.post(
      '/models/:name/remote',
      {
        schema: {
          tags,
          summary: 'Register an endpoint as a candidate version',
          description:
            'Plain HTTP (`{features, rows}` in, `{predictions: [{probability, base?, shap?}]}` out), SageMaker, or Azure ML. Where it is and its keys are kept encrypted and are in no answer. It answers nobody until it is staged. An address of this machine or a private network is refused unless the server allows it (HOTCRM_REMOTE_MODELS).',
          params: modelParams,
          body: remoteEndpoint,
          response: { 201: modelVersion },
        },
      },
      async (request, reply) => {
        const { params, body, crm } = request
        await once(replay, request, reply, async () => ({
          status: 201,
          body: await models.addRemote(crm, modelNamed(params.name), body),
        }))
      },
    )
    app.post(
      '/models/:name/rollback',
      {
        schema: {
          tags,
          summary: 'Let the version before the champion answer again, or the base model',
          params: modelParams,
          body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
          response: { 200: modelSummary },
        },
      },
      async (request, reply) => {
        const { params, body, crm } = request
        await once(replay, request, reply, async () => ({
          status: 200,
          body: await models.rollback(crm, modelNamed(params.name), body.reason),
        }))
      },
    )
  }
