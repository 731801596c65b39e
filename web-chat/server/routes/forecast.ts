import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { revenueForecast } from '../answers/forecasts.ts'
import type { Deps } from './deps.ts'

/** Revenue of the coming months. */
export const forecastRoutes =
  ({ models }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/forecast/revenue',
      {
        schema: {
          tags: ['models'],
          summary: 'Revenue of this and the coming months, of the deals within your reach',
          description:
            'Open deals by win probability and likely close month, business that nobody has entered yet, and what the months before say; 3 months when left out. `owner_id`: only deals of this user.',
          querystring: z.object({
            months: z.coerce.number().int().min(1).max(12).default(3),
            owner_id: z.uuid().optional(),
          }),
          response: { 200: revenueForecast },
        },
      },
      ({ crm, query: { months, owner_id } }) =>
        models.forecast(crm, { months, ...(owner_id !== undefined && { owner_id }) }),
    )
  }
