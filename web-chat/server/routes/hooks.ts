import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { DeadLetterChoice } from '#crm-core/contract'
import { deadLetterDetail, deadLetters, decidedLetters } from '../answers/operations.ts'
import { once } from '../http/replay.ts'
import type { Deps } from './deps.ts'

const tags = ['administration']
const hook = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(100)
/** Event and hook, as the list names them. */
const letterId = z
  .string()
  .regex(/^[0-9a-f-]{36}:[a-z0-9-]{1,100}$/i)
  .meta({ description: 'As the list gives it: EVENT:HOOK' })
const body = z.union([
  z.strictObject({ ids: z.array(letterId).min(1).max(500) }),
  z.strictObject({ all: z.literal(true), hook: hook.optional() }),
])

const chosen = (said: z.output<typeof body>): DeadLetterChoice =>
  'all' in said
    ? said
    : said.ids.map((id) => ({ event_id: id.slice(0, 36).toLowerCase(), hook: id.slice(37) }))

/** What automations have given up; for administrators. */
export const hookRoutes =
  ({ replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/hooks/dead',
      {
        schema: {
          tags,
          summary: 'Dead letters of automations, latest first',
          querystring: z.object({
            hook: hook.optional(),
            limit: z.coerce.number().int().min(1).max(200).optional(),
          }),
          response: { 200: deadLetters },
        },
      },
      ({ crm, query }) => crm.deadLetters.list(query),
    )
    app.get(
      '/hooks/dead/:id',
      {
        schema: {
          tags,
          summary: 'A dead letter with what set it off',
          params: z.object({ id: z.string().max(200) }),
          response: { 200: deadLetterDetail },
        },
      },
      ({ crm, params }) => crm.deadLetters.get(params.id),
    )
    for (const [verb, summary] of [
      ['retry', 'Put dead letters back in line, with all their attempts'],
      ['discard', 'Let dead letters be'],
    ] as const)
      app.post(
        `/hooks/dead/${verb}`,
        {
          schema: {
            tags,
            summary,
            description: 'Those of these ids, or all: of one hook, or of any. Answers how many there were.',
            body,
            response: { 200: decidedLetters },
          },
        },
        async (request, reply) => {
          await once(replay, request, reply, async () => ({
            status: 200,
            body: { count: await request.crm.deadLetters[verb](chosen(request.body)) },
          }))
        },
      )
  }
