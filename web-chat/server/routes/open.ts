import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import { demoUsers } from '../answers/account.ts'
import { checkOrigin } from '../auth/authenticate.ts'
import { signInLimit, signInsAMinute } from '../http/limits.ts'
import { secured } from '../http/secure-cookies.ts'
import { webHeaders } from '../http/web-headers.ts'
import type { Deps } from './deps.ts'

const signedIn = z.strictObject({ signed_in: z.boolean() })

/** Routes that need nobody to be signed in. */
export const openRoutes =
  ({ auth, demo }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', async (request) => checkOrigin(request))

    app.get(
      '/api/v2/demo-users',
      {
        schema: {
          tags: ['account'],
          summary: 'Whom a visitor of the demo can sign in as',
          response: { 200: demoUsers },
        },
      },
      async () => demo,
    )

    const credentials = z.object({ email: z.email(), password: z.string().min(1).max(128) })
    const slowDown = signInLimit(app, ({ body }) => credentials.parse(body).email)
    app.post(
      '/api/auth/sign-in/email',
      {
        config: { rateLimit: { max: signInsAMinute, timeWindow: '1 minute' } },
        schema: {
          tags: ['account'],
          summary: 'Sign in; the session comes as a cookie',
          body: credentials,
          response: { 200: signedIn },
        },
      },
      async (request, reply) => {
        const { email, password } = request.body
        await slowDown(request)
        const cookies = await auth.signIn(email, password, webHeaders(request))
        if (!cookies) throw new HotcrmError('wrong_credentials')
        return reply.header('set-cookie', secured(request, cookies)).send({ signed_in: true })
      },
    )

    app.post(
      '/api/auth/sign-out',
      { schema: { tags: ['account'], summary: 'End the session', response: { 200: signedIn } } },
      async (request, reply) => {
        const cookies = await auth.signOut(webHeaders(request))
        return reply.header('set-cookie', secured(request, cookies)).send({ signed_in: false })
      },
    )
  }
