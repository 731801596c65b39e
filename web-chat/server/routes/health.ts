import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import type { Deps } from './deps.ts'

const tags = ['operations']
const ready = z.strictObject({ status: z.literal('ready'), database: z.enum(['pglite', 'postgres']) })

/** Health says that the process lives; ready, that the store answers. */
export const healthRoutes =
  ({ core }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/health',
      {
        schema: {
          tags,
          summary: 'The process lives',
          response: { 200: z.strictObject({ status: z.literal('ok') }) },
        },
      },
      async () => ({ status: 'ok' as const }),
    )
    app.get(
      '/ready',
      { schema: { tags, summary: 'The store answers', response: { 200: ready } } },
      async () => {
        await core.pool.query('select 1').catch((cause: unknown) => {
          throw new HotcrmError('unavailable', { service: 'Database' }, { cause })
        })
        return { status: 'ready' as const, database: core.kind }
      },
    )
  }
