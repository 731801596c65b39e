import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { approval, approvals } from '../answers/agent.ts'
import type { Deps } from './deps.ts'
import { approvalDecision, idParams } from './schemas.ts'

const tags = ['approvals']

/** What waits for a person, row by row. Deciding twice is refused by the agent and changes nothing. */
export const approvalRoutes =
  ({ agent }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/approvals',
      {
        schema: {
          tags,
          summary: 'Approvals',
          querystring: z.object({ status: z.enum(['pending', 'all']).default('pending') }),
          response: { 200: approvals },
        },
      },
      ({ actor, query }) => agent.approvals.list(actor, query.status),
    )

    app.get(
      '/approvals/:id',
      {
        schema: {
          tags,
          summary: 'One approval with every row',
          params: idParams,
          response: { 200: approval },
        },
      },
      ({ actor, params }) => agent.approvals.get(actor, params.id),
    )

    app.post(
      '/approvals/:id',
      {
        schema: {
          tags,
          summary: 'Decide an approval',
          params: idParams,
          body: approvalDecision,
          response: { 200: approval },
        },
      },
      ({ actor, params, body }) => agent.approvals.decide(actor, params.id, body),
    )
  }
