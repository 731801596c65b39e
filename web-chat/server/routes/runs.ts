import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { StoredEvent } from '#agent'
import type { Actor } from '#crm-core/contract'
import { acceptedRun, eventStream as streamOfEvents, explanation, runResult } from '../answers/agent.ts'
import { eventStream } from '../http/event-stream.ts'
import { chatLimit } from '../http/limits.ts'
import { idempotent } from '../http/replay.ts'
import type { Deps } from './deps.ts'
import { resumeRun } from './resume-run.ts'
import { readRunInput, runInput } from './run-input.ts'
import { idParams } from './schemas.ts'

const tags = ['agent']
const seq = z.coerce.number().int().min(0)
const started = z.object({ run_id: z.string() })

/** Runs live in workers: a reader that leaves stops reading, never the run. */
export const runRoutes =
  ({ agent, replay }: Deps): FastifyPluginAsyncZod =>
  async (app) => {
    const slowDown = chatLimit(app)
    app.post(
      '/agent/threads/:id/runs',
      {
        schema: {
          tags,
          summary: 'Say something; AG-UI events follow as server-sent events',
          description:
            'Takes {text, options}, or an AG-UI RunAgentInput; its resume entries decide approvals.',
          params: idParams,
          body: runInput,
          produces: ['text/event-stream'],
          response: { 200: streamOfEvents },
        },
      },
      async (request, reply) => {
        const { actor, params } = request
        await slowDown(request)
        const input = readRunInput(request.body)
        const place =
          input.kind === 'resume'
            ? await resumeRun(agent, actor, params.id, input.entries)
            : { run_id: await startOnce(input), after: 0 }
        return sendEvents(request, reply, place.run_id, (signal) =>
          agent.runs.events(actor, place.run_id, place.after, signal),
        )

        async function startOnce({ text, options }: Extract<typeof input, { kind: 'say' }>) {
          const { body } = await idempotent(replay, request, async () => ({
            status: 200,
            body: await agent.runs.start(actor, params.id, text, options),
          }))
          return started.parse(JSON.parse(body)).run_id
        }
      },
    )

    app.get(
      '/agent/runs/:id',
      { schema: { tags, summary: 'What a run came to', params: idParams, response: { 200: runResult } } },
      ({ actor, params }) => agent.runs.result(actor, params.id),
    )

    app.get(
      '/agent/runs/:id/events',
      {
        schema: {
          tags,
          summary: 'Events after a number, then live ones until the run ends or pauses',
          params: idParams,
          querystring: z.object({ after: seq.optional() }),
          produces: ['text/event-stream'],
          response: { 200: streamOfEvents },
        },
      },
      async (request, reply) => {
        const { actor, params, query, headers } = request
        const last = seq.safeParse(headers['last-event-id'])
        const after = query.after ?? (last.success ? last.data : 0)
        await mustReach(agent, actor, params.id)
        return sendEvents(request, reply, params.id, (signal) =>
          agent.runs.events(actor, params.id, after, signal),
        )
      },
    )

    app.post(
      '/agent/runs/:id/cancel',
      { schema: { tags, summary: 'Stop a run', params: idParams, response: { 202: acceptedRun } } },
      async ({ actor, params }, reply) => {
        await agent.runs.cancel(actor, params.id)
        return reply.status(202).send({ run_id: params.id })
      },
    )

    app.post(
      '/agent/explain',
      {
        config: { reads: true },
        schema: {
          tags,
          summary: "The built-in planner's reading of a sentence; never writes",
          body: z.strictObject({ text: z.string().trim().min(1).max(20_000) }),
          response: { 200: explanation },
        },
      },
      ({ actor, body }) => agent.explain(actor, body.text),
    )
  }

/** Refuses before the stream begins. A reader who has left already gets no event, and waits for none. */
async function mustReach(agent: Deps['agent'], actor: Actor, run_id: string): Promise<void> {
  for await (const _ of agent.runs.events(actor, run_id, 0, AbortSignal.abort()));
}

function sendEvents(
  { stillSignedIn }: Pick<FastifyRequest, 'stillSignedIn'>,
  reply: FastifyReply,
  run_id: string,
  events: (signal: AbortSignal) => AsyncIterable<StoredEvent>,
): FastifyReply {
  return reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .header('x-run-id', run_id)
    .send(eventStream(events, stillSignedIn))
}
