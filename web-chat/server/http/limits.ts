import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HotcrmError } from '#crm-core/contract'

/** Slow enough that guessing passwords is hopeless, wide enough for an office behind one address. */
export const signInsAMinute = 20
/** Sentences of one person in a minute: more than anybody types, fewer than a loop that ran away. */
const sentencesAMinute = 120

/** Counts by something other than the address, and refuses what is too much. */
function limit(app: FastifyInstance, name: string, max: number, keyOf: (request: FastifyRequest) => string) {
  const count = app.createRateLimit({
    max,
    timeWindow: '1 minute',
    keyGenerator: (request) => `${name}:${keyOf(request)}`,
  })
  return async (request: FastifyRequest): Promise<void> => {
    const counted = await count(request)
    if (!counted.isAllowed && counted.isExceeded)
      throw new HotcrmError('rate_limited', { seconds: Math.ceil(counted.ttl / 1000) })
  }
}

/** Guesses at one account are slowed down from however many addresses they come. */
export const signInLimit = (app: FastifyInstance, emailOf: (request: FastifyRequest) => string) =>
  limit(app, 'sign-in', signInsAMinute, (request) => emailOf(request).toLowerCase())

/** Each sentence is work for a worker, and with a language model it costs money. */
export const chatLimit = (app: FastifyInstance) =>
  limit(app, 'chat', sentencesAMinute, ({ actor }) => `${actor.tenant_id}:${actor.user_id}`)
