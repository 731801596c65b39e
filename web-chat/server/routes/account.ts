import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import type { FastifyRequest } from 'fastify'
import { apiKeys, madeApiKey } from '../answers/account.ts'
import { nothing } from '../answers/common.ts'
import { keyScopes, minPasswordLength } from '../auth/auth.ts'
import type { Deps } from './deps.ts'
import { idParams } from './schemas.ts'

const tags = ['account']
const userFields = z.object({ id: z.string(), email: z.string(), name: z.string() })
const newKey = z.strictObject({
  name: z.string().trim().min(1).max(32),
  scope: z.enum(keyScopes).default('full'),
  expires_in_days: z.number().int().min(1).max(365).optional(),
})
const password = z.string().min(minPasswordLength).max(128)

/** API keys of the person who asks; passwords of others, for an administrator. */
export const accountRoutes =
  ({ auth }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/api-keys',
      { schema: { tags, summary: 'Your API keys', response: { 200: apiKeys } } },
      ({ actor }) => auth.keys.list(actor.user_id),
    )

    app.post(
      '/api-keys',
      {
        schema: {
          tags,
          summary: 'Make an API key; it is shown this once',
          body: newKey,
          response: { 201: madeApiKey },
        },
      },
      async (request, reply) => {
        const { actor, body } = request
        refuseKey(request, 'make an API key with an API key')
        return reply.status(201).send(await auth.keys.create(actor.user_id, body))
      },
    )

    app.delete(
      '/api-keys/:id',
      {
        schema: {
          tags,
          summary: 'Revoke one of your API keys',
          params: idParams,
          response: { 204: nothing },
        },
      },
      async ({ actor, params }, reply) => {
        if (!(await auth.keys.remove(actor.user_id, params.id)))
          throw new HotcrmError('not_found', { object: 'API key' })
        return reply.status(204).send(null)
      },
    )

    app.put(
      '/users/:id/password',
      {
        schema: {
          tags,
          summary: 'Set a password: your own, or as administrator that of a user of your workspace',
          params: idParams,
          body: z.strictObject({ password }),
          response: { 204: nothing },
        },
      },
      async (request, reply) => {
        const { actor, crm, params, body } = request
        refuseKey(request, 'set a password with an API key')
        if (actor.role !== 'admin' && actor.user_id !== params.id)
          throw new HotcrmError('forbidden', { action: 'set the password of another user' })
        const user = userFields.parse(await crm.get('user', params.id))
        const { id: user_id, email, name } = user
        await auth.setPassword({
          tenant_id: actor.tenant_id,
          user_id,
          email,
          name,
          password: body.password,
        })
        return reply.status(204).send(null)
      },
    )
  }

/** Whoever found a key must not be able to outlive it. */
function refuseKey({ credential }: FastifyRequest, action: string): void {
  if (credential === 'key') throw new HotcrmError('forbidden', { action })
}
