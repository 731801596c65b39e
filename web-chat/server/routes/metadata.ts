import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { nothing } from '../answers/common.ts'
import { customMetadata, objectDescription } from '../answers/records.ts'
import { claimOf, once } from '../http/replay.ts'
import type { Deps } from './deps.ts'
import { fieldPatch, newField, newObject, objectPatch } from './metadata-schemas.ts'

const tags = ['metadata']
const ofObject = z.object({ name: z.string().max(100) })
const ofField = z.object({ name: z.string().max(100), field: z.string().max(100) })
const answers = { 200: objectDescription }
const created = { 200: objectDescription, 201: objectDescription }

/** Objects and fields that an administrator adds, changes, retires and restores. */
export const metadataRoutes =
  ({ replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/metadata',
      {
        schema: {
          tags,
          summary: 'What was added to the workspace, retired ones included',
          response: { 200: customMetadata },
        },
      },
      ({ crm }) => crm.metadata.list(),
    )

    app.post(
      '/objects',
      { schema: { tags, summary: 'Add an object', body: newObject, response: created } },
      async (request, reply) => {
        await once(replay, request, reply, async () => ({
          status: 201,
          body: await request.crm.metadata.addObject(request.body, { claim: claimOf(request) }),
        }))
      },
    )
    app.patch(
      '/objects/:name',
      {
        schema: {
          tags,
          summary: 'Change an added object',
          params: ofObject,
          body: objectPatch,
          response: answers,
        },
      },
      ({ crm, params, body }) => crm.metadata.changeObject(params.name, body),
    )
    app.delete(
      '/objects/:name',
      {
        schema: {
          tags,
          summary: 'Retire an added object; its records stay',
          params: ofObject,
          response: { 204: nothing },
        },
      },
      async ({ crm, params }, reply) => {
        await crm.metadata.retireObject(params.name)
        return reply.status(204).send(null)
      },
    )
    app.post(
      '/objects/:name/restore',
      { schema: { tags, summary: 'Bring a retired object back', params: ofObject, response: answers } },
      ({ crm, params }) => crm.metadata.restoreObject(params.name),
    )

    app.post(
      '/objects/:name/fields',
      {
        schema: {
          tags,
          summary: 'Add a field to an object',
          params: ofObject,
          body: newField,
          response: created,
        },
      },
      async (request, reply) => {
        await once(replay, request, reply, async () => ({
          status: 201,
          body: await request.crm.metadata.addField(request.params.name, request.body, {
            claim: claimOf(request),
          }),
        }))
      },
    )
    app.patch(
      '/objects/:name/fields/:field',
      {
        schema: {
          tags,
          summary: 'Change an added field',
          params: ofField,
          body: fieldPatch,
          response: answers,
        },
      },
      ({ crm, params, body }) => crm.metadata.changeField(params.name, params.field, body),
    )
    app.delete(
      '/objects/:name/fields/:field',
      {
        schema: {
          tags,
          summary: 'Retire an added field; its values stay',
          params: ofField,
          response: { 204: nothing },
        },
      },
      async ({ crm, params }, reply) => {
        await crm.metadata.retireField(params.name, params.field)
        return reply.status(204).send(null)
      },
    )
    app.post(
      '/objects/:name/fields/:field/restore',
      {
        schema: {
          tags,
          summary: 'Bring a retired field back with its values',
          params: ofField,
          response: answers,
        },
      },
      ({ crm, params }) => crm.metadata.restoreField(params.name, params.field),
    )
  }
