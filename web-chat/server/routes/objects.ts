import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'

const tags = ['objects']

/** Objects as the actor may see them, and search over several of them. */
export const objectRoutes = (): FastifyPluginAsyncZod => async (app) => {
  app.get('/objects', { schema: { tags, summary: 'Objects you may read' } }, (request, reply) =>
    reply.send(request.crm.objects()),
  )

  app.get(
    '/objects/:name',
    {
      schema: {
        tags,
        summary: 'One object with its fields',
        params: z.object({ name: z.string().max(100) }),
      },
    },
    (request, reply) => reply.send(request.crm.describe(request.params.name)),
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
      },
    },
    ({ crm, body: { text, ...options } }) => crm.search(text, options),
  )
}
