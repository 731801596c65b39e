import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { mails, me } from '../answers/account.ts'
import type { Deps } from './deps.ts'

/** Who is asking, in which workspace, and with which model and mail way. */
export const meRoutes =
  ({ model_name, mail, mailbox }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/me',
      { schema: { tags: ['account'], summary: 'Who you are', response: { 200: me } } },
      async ({ actor, crm }) => {
        const { name, currency, high_value_lead_score } = await crm.settings()
        return { ...actor, workspace: { name, currency, high_value_lead_score }, model: model_name, mail }
      },
    )

    app.get(
      '/mailbox',
      {
        schema: {
          tags: ['mail'],
          summary: 'Captured mails of the workspace, newest first',
          response: { 200: mails },
        },
      },
      async ({ crm }, reply) => reply.send(await mailbox(crm)),
    )
  }
