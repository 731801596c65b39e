import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { HotcrmError } from '#crm-core/contract'
import type { Deps } from './deps.ts'

const tags = ['operations']

/** Health says that the process lives; ready, that the store answers. */
export const healthRoutes =
  ({ core }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/health', { schema: { tags, summary: 'The process lives' } }, async () => ({ status: 'ok' }))
    app.get('/ready', { schema: { tags, summary: 'The store answers' } }, async () => {
      await core.pool.query('select 1').catch((cause: unknown) => {
        throw new HotcrmError('unavailable', { service: 'Database' }, { cause })
      })
      return { status: 'ready', database: core.kind }
    })
  }
