import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { nothing } from '../answers/common.ts'
import { duplicateHits, duplicatePairs, scanResult } from '../answers/writes.ts'
import { idParams, objectParams, recordValues } from './schemas.ts'

const tags = ['duplicates']
const status = z.enum(['open', 'merged', 'not_duplicate'])

/** Records that may be one: for a single record, and as a list to go through. */
export const duplicateRoutes = (): FastifyPluginAsyncZod => async (app) => {
  app.post(
    '/duplicates/:object/find',
    {
      config: { reads: true },
      schema: {
        tags,
        summary: 'Records that may be the same as one',
        description: 'The id of a stored record, or the values of one that is about to be created.',
        params: objectParams,
        body: recordValues,
        response: { 200: duplicateHits },
      },
    },
    (request) => request.crm.duplicates.of(request.params.object, request.body),
  )
  app.post(
    '/duplicates/:object/scan',
    {
      schema: {
        tags,
        summary: 'Look through all records and fill the review list',
        params: objectParams,
        response: { 200: scanResult },
      },
    },
    (request) => request.crm.duplicates.scan(request.params.object),
  )
  app.get(
    '/duplicates/:object',
    {
      schema: {
        tags,
        summary: 'The review list, likeliest first',
        params: objectParams,
        querystring: z.object({
          status: status.optional(),
          limit: z.coerce.number().int().min(1).max(200).optional(),
        }),
        response: { 200: duplicatePairs },
      },
    },
    (request) => request.crm.duplicates.list(request.params.object, request.query),
  )
  app.post(
    '/duplicates/pairs/:id/dismiss',
    {
      schema: {
        tags,
        summary: 'Two different things: this pair never comes back',
        params: idParams,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      await request.crm.duplicates.dismiss(request.params.id)
      return reply.status(204).send(null)
    },
  )
}
