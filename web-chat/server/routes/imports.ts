import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { exportFormats, HotcrmError } from '#crm-core/contract'
import {
  importIssues,
  importOptions,
  importPreview,
  importRun,
  importRuns,
  worded,
} from '../answers/imports.ts'
import { commaList, filter, idParams, objectParams } from './schemas.ts'

const tags = ['imports']
const ids = z.strictObject({ ids: z.array(z.string().max(100)).min(1).max(50) })
const mapping = z.strictObject({
  mapping: z.record(z.string().max(500), z.string().max(100).nullable()).optional(),
  options: importOptions.optional(),
})

/** Files that become records. What a file may do is crm-core's to judge. */
export const importRoutes = (): FastifyPluginAsyncZod => async (app) => {
  // The size of a file is bounded by the store that keeps it, while it streams.
  await app.register(multipart, { limits: { files: 1, fields: 5, fileSize: Infinity } })

  app.post(
    '/imports',
    {
      schema: {
        tags,
        summary:
          'Upload a CSV or XLSX file as multipart/form-data (part `file`); answers with the guessed mapping',
        querystring: z.object({ object: z.string().max(100) }),
        response: { 201: importRun },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart())
        throw new HotcrmError('bad_request', { reason: 'send the file as multipart/form-data' })
      const part = await request.file()
      if (!part) throw new HotcrmError('bad_request', { reason: 'the part "file" is missing' })
      const { filename: name, file: content } = part
      return reply.status(201).send(await request.crm.imports.upload(request.query.object, { name, content }))
    },
  )

  app.get(
    '/imports',
    { schema: { tags, summary: 'Imports within your reach, newest first', response: { 200: importRuns } } },
    ({ crm }) => crm.imports.list(),
  )
  app.get(
    '/imports/:id',
    {
      schema: {
        tags,
        summary: 'An import and how far it is',
        params: idParams,
        response: { 200: importRun },
      },
    },
    ({ crm, params }) => crm.imports.get(params.id),
  )
  app.get(
    '/imports/:id/issues',
    {
      schema: {
        tags,
        summary: 'What is wrong with its rows',
        params: idParams,
        querystring: z.object({
          limit: z.coerce.number().int().min(1).max(1000).optional(),
          cursor: z.string().max(100).optional(),
        }),
        response: { 200: importIssues },
      },
    },
    async ({ crm, params, query }) => {
      const page = await crm.imports.issues(params.id, query)
      return { items: page.items.map(worded(crm.actor.language)), next_cursor: page.next_cursor }
    },
  )
  app.get(
    '/imports/:id/failed-rows',
    {
      schema: {
        tags,
        summary: 'The rows that failed as a CSV file, with what is wrong beside them',
        params: idParams,
        response: { 200: z.unknown().describe('The file') },
      },
    },
    async ({ crm, params }, reply) =>
      reply
        .type(types.csv)
        .header('content-disposition', 'attachment; filename="failed-rows.csv"')
        .send(Readable.from(await crm.imports.failedRows(params.id), { objectMode: false })),
  )
  app.post(
    '/imports/:id/mapping',
    {
      schema: {
        tags,
        summary: 'Say where columns go, and how rows are matched',
        params: idParams,
        body: mapping,
        response: { 200: importRun },
      },
    },
    ({ crm, params, body }) => crm.imports.configure(params.id, body),
  )
  app.post(
    '/imports/:id/dry-run',
    {
      schema: {
        tags,
        summary: 'What the import would do; nothing is written',
        params: idParams,
        response: { 200: importPreview },
      },
    },
    async ({ crm, params }) => {
      const preview = await crm.imports.dryRun(params.id)
      return { ...preview, issues: preview.issues.map(worded(crm.actor.language)) }
    },
  )
  app.post(
    '/imports/start',
    {
      schema: {
        tags,
        summary: 'Start several imports, parents before what points to them',
        body: ids,
        response: { 200: importRuns },
      },
    },
    ({ crm, body }) => crm.imports.start(body.ids),
  )
  app.post(
    '/imports/:id/start',
    {
      schema: {
        tags,
        summary: 'Start an import in the background',
        params: idParams,
        response: { 200: importRun },
      },
    },
    async ({ crm, params }) => {
      await crm.imports.start([params.id])
      return crm.imports.get(params.id)
    },
  )
  app.post(
    '/imports/:id/cancel',
    {
      schema: {
        tags,
        summary: 'Stop an import after the rows in work',
        params: idParams,
        response: { 200: importRun },
      },
    },
    ({ crm, params }) => crm.imports.cancel(params.id),
  )
  app.post(
    '/imports/:id/revert',
    {
      schema: {
        tags,
        summary: 'Take an import back, except what was changed since',
        params: idParams,
        response: { 200: importRun },
      },
    },
    ({ crm, params }) => crm.imports.revert(params.id),
  )
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
const asFilter = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return filter.parse(JSON.parse(text))
    } catch {
      context.addIssue({ code: 'custom', message: 'a filter as JSON' })
      return z.NEVER
    }
  })

/** Records as a file, as they are read. */
export const exportRoutes = (): FastifyPluginAsyncZod => async (app) => {
  app.get(
    '/records/:object/export',
    {
      schema: {
        tags: ['records'],
        summary: 'Records as a CSV or XLSX file; `where` is a filter as JSON, `order` such as -amount,name',
        params: objectParams,
        querystring: z.object({
          format: z.enum(exportFormats).default('csv'),
          where: asFilter.optional(),
          search: z.string().max(500).optional(),
          order: commaList.optional(),
          columns: commaList.optional(),
          headers: z.enum(['labels', 'names']).optional(),
        }),
        response: { 200: z.unknown().describe('The file') },
      },
    },
    async ({ crm, params, query }, reply) => {
      const { format, where, search, order, columns, headers } = query
      const bytes = await crm.exports.stream(params.object, {
        format,
        filter: where,
        search,
        columns,
        headers,
        order: order?.map((name) => ({
          field: name.replace(/^[-+]/, ''),
          direction: name.startsWith('-') ? ('desc' as const) : ('asc' as const),
        })),
      })
      return reply
        .type(types[format])
        .header('content-disposition', `attachment; filename="${params.object.replace(/\W/g, '')}.${format}"`)
        .send(Readable.from(bytes, { objectMode: false }))
    },
  )
}
