import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { objectDescription, objectDescriptions, searchHits } from '../answers/records.ts'

const tags = ['objects']

/** Objects as the actor may see them, and search over several of them. */
export const objectRoutes = (): FastifyPluginAsyncZod => async (app) => {
  app.get(
    '/objects',
    { schema: { tags, summary: 'Objects you may read', response: { 200: objectDescriptions } } },
    async ({ crm }) => crm.objects(),
  )

  app.get(
    '/objects/:name',
    {
      schema: {
        tags,
        summary: 'One object with its fields',
        params: z.object({ name: z.string().max(100) }),
        response: { 200: objectDescription },
      },
    },
    async ({ crm, params }) => crm.describe(params.name),
  )

  app.post(
    '/search',
    {
      config: { reads: true },
      schema: {
        tags: ['search'],
        summary: 'Search over objects by words and meaning',
        body: z.strictObject({
          text: z.string().min(1).max(500),
          objects: z.array(z.string().max(100)).max(50).optional(),
          limit: z.number().int().min(1).max(100).optional(),
        }),
        response: { 200: searchHits },
      },
    },
    ({ crm, body: { text, ...options } }) => crm.search(text, options),
  )
}
