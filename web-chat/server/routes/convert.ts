import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { conversion } from '../answers/operations.ts'
import { expectedVersion } from '../http/if-match.ts'
import { claimOf, once } from '../http/replay.ts'
import type { Deps } from './deps.ts'
import { recordValues } from './schemas.ts'

const id = z.string().max(100)
const body = z
  .strictObject({
    account_id: id.optional(),
    account_name: z.string().max(255).optional(),
    contact: recordValues.optional(),
    opportunity: recordValues.optional(),
  })
  .nullish()

/** Leads that become accounts, contacts and deals. */
export const convertRoutes =
  ({ replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/records/lead/:id/convert',
      {
        schema: {
          tags: ['records'],
          summary: 'Make a lead a contact of an account, and a deal when one is asked for',
          description:
            'In one transaction; activities, tasks, notes, e-mails and files of the lead go along. The account is `account_id`, else a new one named `account_name` or as the company of the lead; `contact` and `opportunity` are values of theirs, and without `opportunity` no deal is made.',
          params: z.object({ id }),
          body,
          response: { 200: conversion },
        },
      },
      async (request, reply) => {
        await once(replay, request, reply, async () => ({
          status: 200,
          body: await request.crm.convert(request.params.id, request.body ?? {}, {
            expected_version: expectedVersion(request),
            claim: claimOf(request),
          }),
        }))
      },
    )
  }
