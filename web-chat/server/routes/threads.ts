import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { thread, threadSummaries, threadSummary } from '../answers/agent.ts'
import { nothing } from '../answers/common.ts'
import { once } from '../http/replay.ts'
import type { Deps } from './deps.ts'
import { idParams } from './schemas.ts'

const tags = ['agent']

/** Conversations of the person who asks; another's is not found. */
export const threadRoutes =
  ({ agent, replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/agent/threads',
      { schema: { tags, summary: 'Your threads, newest first', response: { 200: threadSummaries } } },
      ({ actor }) => agent.threads.list(actor),
    )

    app.post(
      '/agent/threads',
      { schema: { tags, summary: 'Open a thread', response: { 201: threadSummary } } },
      async (request, reply) => {
        await once(replay, request, reply, async () => ({
          status: 201,
          body: await agent.threads.create(request.actor),
        }))
      },
    )

    app.get(
      '/agent/threads/:id',
      {
        schema: {
          tags,
          summary: 'A thread with its runs and events',
          params: idParams,
          response: { 200: thread },
        },
      },
      ({ actor, params }) => agent.threads.get(actor, params.id),
    )

    app.patch(
      '/agent/threads/:id',
      {
        schema: {
          tags,
          summary: 'Rename a thread',
          params: idParams,
          body: z.strictObject({ title: z.string().trim().min(1).max(200) }),
          response: { 204: nothing },
        },
      },
      async ({ actor, params, body }, reply) => {
        await agent.threads.rename(actor, params.id, body.title)
        return reply.status(204).send(null)
      },
    )

    app.delete(
      '/agent/threads/:id',
      { schema: { tags, summary: 'Delete a thread', params: idParams, response: { 204: nothing } } },
      async ({ actor, params }, reply) => {
        await agent.threads.remove(actor, params.id)
        return reply.status(204).send(null)
      },
    )
  }
