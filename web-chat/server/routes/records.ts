import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { HotcrmError, parseFilter } from '#crm-core/contract'
import type { Query } from '#crm-core/contract'
import { nothing } from '../answers/common.ts'
import { aggregateRows, page, record } from '../answers/records.ts'
import { expectedVersion } from '../http/if-match.ts'
import { claimOf, once } from '../http/replay.ts'
import type { Deps } from './deps.ts'
import { aggregateQuery, commaList, objectParams, query, recordParams, recordValues } from './schemas.ts'

/** The query of a list in an address: the filter in the language of docs/reference/filter.md. */
const listing = z
  .strictObject({
    where: z.string().max(10_000).optional(),
    view: z.string().max(200).optional(),
    search: z.string().max(500).optional(),
    order: commaList.optional(),
    select: commaList.optional(),
    include: commaList.optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    cursor: z.string().max(2000).optional(),
  })
  .transform(({ where, order, include, ...rest }): Query => ({
    ...rest,
    ...(where !== undefined && { filter: parseFilter(where) }),
    ...(order && {
      order: order.map((name) => ({
        field: name.replace(/^-/, ''),
        direction: name.startsWith('-') ? 'desc' : 'asc',
      })),
    }),
    ...(include && { include: Object.fromEntries(include.map((name) => [name, true as const])) }),
  }))
const tags = ['records']

/** Records of every object: one set of routes, the rules are crm-core's. */
export const recordRoutes =
  ({ replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/records/:object',
      {
        schema: {
          tags,
          summary: 'Create a record',
          params: objectParams,
          body: recordValues,
          response: { 200: record, 201: record },
        },
      },
      async (request, reply) => {
        await once(replay, request, reply, async () => {
          refuseId(request.body)
          const { object } = request.params
          const saved = await request.crm.save(object, request.body, { claim: claimOf(request) })
          return { status: saved.repeated ? 200 : 201, body: saved.record }
        })
      },
    )

    app.get(
      '/records/:object',
      {
        schema: {
          tags,
          summary: 'List records with the filter as text',
          params: objectParams,
          querystring: listing,
          response: { 200: page },
        },
      },
      (request) => request.crm.find(request.params.object, request.query),
    )

    app.get(
      '/records/:object/:id',
      {
        schema: {
          tags,
          summary: 'Read a record',
          params: recordParams,
          querystring: z.object({ select: commaList.optional(), include: commaList.optional() }),
          response: { 200: record },
        },
      },
      async (request, reply) => {
        const { object, id } = request.params
        const { select, include } = request.query
        const record = await request.crm.get(object, id, {
          select,
          include: include && Object.fromEntries(include.map((name) => [name, true as const])),
        })
        return reply.header('etag', `"${record.version}"`).send(record)
      },
    )

    app.patch(
      '/records/:object/:id',
      {
        schema: {
          tags,
          summary: 'Change a record',
          params: recordParams,
          body: recordValues,
          response: { 200: record },
        },
      },
      async (request, reply) => {
        refuseId(request.body)
        const { object, id } = request.params
        const { record } = await request.crm.save(
          object,
          { ...request.body, id },
          { expected_version: expectedVersion(request), claim: claimOf(request) },
        )
        return reply.header('etag', `"${record.version}"`).send(record)
      },
    )

    app.delete(
      '/records/:object/:id',
      { schema: { tags, summary: 'Delete a record', params: recordParams, response: { 204: nothing } } },
      async (request, reply) => {
        const { object, id } = request.params
        await request.crm.remove(object, id, { expected_version: expectedVersion(request) })
        return reply.status(204).send(null)
      },
    )

    app.post(
      '/records/:object/:id/restore',
      {
        schema: {
          tags,
          summary: 'Bring a deleted record back',
          params: recordParams,
          response: { 200: record },
        },
      },
      (request) => request.crm.restore(request.params.object, request.params.id),
    )

    app.post(
      '/records/:object/query',
      {
        config: { reads: true },
        schema: { tags, summary: 'List records', params: objectParams, body: query, response: { 200: page } },
      },
      (request) => request.crm.find(request.params.object, request.body),
    )

    app.post(
      '/records/:object/aggregate',
      {
        config: { reads: true },
        schema: {
          tags,
          summary: 'Count, sum and group records',
          params: objectParams,
          body: aggregateQuery,
          response: { 200: aggregateRows },
        },
      },
      (request) => request.crm.aggregate(request.params.object, request.body),
    )
  }

/** The address says which record is meant; an id in the body could silently mean another. */
function refuseId(body: Readonly<Record<string, unknown>>) {
  if ('id' in body) throw new HotcrmError('invalid', {}, { issues: [{ at: 'id', code: 'read_only' }] })
}
