import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { keyStatus } from '../answers/operations.ts'
import { once } from '../http/replay.ts'
import type { Deps } from './deps.ts'

const tags = ['administration']

/** What secrets are sealed with; for administrators. */
export const keyRoutes =
  ({ replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/encryption-keys',
      {
        schema: {
          tags,
          summary: 'How the secrets of the workspace are sealed, and how far a rotation is',
          response: { 200: keyStatus },
        },
      },
      ({ crm }) => crm.keys.status(),
    )
    app.post(
      '/encryption-keys/rotate',
      {
        schema: {
          tags,
          summary: 'Make a new data key and seal every secret with it, in the background',
          description:
            'Reads and writes go on meanwhile. While a rotation is under way it begins no other; one whose process died goes on by itself.',
          response: { 202: keyStatus },
        },
      },
      async (request, reply) => {
        await once(replay, request, reply, async () => ({
          status: 202,
          body: await request.crm.keys.rotate(),
        }))
      },
    )
  }
