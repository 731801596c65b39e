import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bulkResult, mergeResult, undoResult, upsertResult } from '../answers/writes.ts'
import { claimOf, once } from '../http/replay.ts'
import type { Deps } from './deps.ts'
import { filter, idParams, objectParams, recordParams, recordValues } from './schemas.ts'

const tags = ['records']
const mode = z.enum(['all', 'partial'])
const selection = {
  filter: filter.optional(),
  search: z.string().max(500).optional(),
  ids: z.array(z.string().max(100)).max(10_000).optional(),
}
const limits = {
  limit: z.number().int().min(1).max(10_000).optional(),
  /** How many records the asker has seen. */
  expected: z.number().int().min(0).optional(),
  mode: mode.optional(),
}
const bulkBody = z.strictObject({ ...selection, ...limits })
/** Ten thousand records of a few lines each. */
const largest = 32 * 1024 * 1024

/** Writes of many records at once, merging, and taking writes back. */
export const writeRoutes =
  ({ replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const answer = (request: FastifyRequest, reply: FastifyReply, work: () => Promise<object>) =>
      once(replay, request, reply, async () => ({ status: 200, body: await work() }))

    app.post(
      '/records/:object/bulk-update',
      {
        schema: {
          tags,
          summary: 'Change every record that matches',
          description:
            'At least one of filter, search and ids. `expected` refuses another number of records; `partial` writes what can be written.',
          params: objectParams,
          body: bulkBody.extend({ changes: recordValues }),
          response: { 200: bulkResult },
        },
      },
      async (request, reply) => {
        const { changes, limit, expected, mode, ...selection } = request.body
        const options = { limit, expected, mode, claim: claimOf(request) }
        await answer(request, reply, () =>
          request.crm.updateAll(request.params.object, selection, changes, options),
        )
      },
    )

    for (const [path, summary, verb] of [
      ['bulk-delete', 'Delete every record that matches', 'removeAll'],
      ['bulk-restore', 'Bring every deleted record back that matches', 'restoreAll'],
    ] as const)
      app.post(
        `/records/:object/${path}`,
        { schema: { tags, summary, params: objectParams, body: bulkBody, response: { 200: bulkResult } } },
        async (request, reply) => {
          const { limit, expected, mode, ...selection } = request.body
          const options = { limit, expected, mode, claim: claimOf(request) }
          await answer(request, reply, () => request.crm[verb](request.params.object, selection, options))
        },
      )

    app.post(
      '/records/:object/upsert',
      {
        bodyLimit: largest,
        schema: {
          tags,
          summary: 'Create or change a list of records',
          description:
            'With `match`, a record that has the same value in that field is changed; without it, one whose id is said.',
          params: objectParams,
          body: z.strictObject({
            records: z.array(recordValues).min(1).max(10_000),
            match: z.string().max(200).optional(),
            mode: mode.optional(),
          }),
          response: { 200: upsertResult },
        },
      },
      async (request, reply) => {
        const { records, ...options } = request.body
        await answer(request, reply, () =>
          request.crm.upsertAll(request.params.object, records, { ...options, claim: claimOf(request) }),
        )
      },
    )

    app.post(
      '/records/:object/:id/merge',
      {
        schema: {
          tags,
          summary: 'Merge others into this record',
          description:
            'What points at the others points at this one; `values`, or the record that a field is taken `from`, decide where both say something.',
          params: recordParams,
          body: z.strictObject({
            others: z.array(z.string().max(100)).min(1).max(50),
            values: recordValues.optional(),
            from: z.record(z.string(), z.string().max(100)).optional(),
          }),
          response: { 200: mergeResult },
        },
      },
      async (request, reply) => {
        const { others, ...options } = request.body
        const { object, id } = request.params
        await answer(request, reply, () => request.crm.merge(object, id, others, options))
      },
    )

    app.post(
      '/undo/:id',
      {
        schema: {
          tags,
          summary: 'Take a set of writes back',
          description: 'What was edited later stays and is told. The undo is a set of writes itself.',
          params: idParams,
          response: { 200: undoResult },
        },
      },
      async (request, reply) => {
        await answer(request, reply, () => request.crm.undo(request.params.id))
      },
    )

    app.post(
      '/agent/runs/:id/undo',
      {
        schema: {
          tags: ['agent'],
          summary: 'Take back everything that a run wrote',
          params: idParams,
          response: { 200: undoResult },
        },
      },
      async (request, reply) => {
        await answer(request, reply, () => request.crm.undoCause(request.params.id))
      },
    )
  }
