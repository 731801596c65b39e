import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HotcrmError } from '#crm-core/contract'
import type { Language } from '#crm-core/contract'
import { askedLanguage } from './language.ts'
import { problemOf } from './problem.ts'

/** Every failure leaves here, as RFC 9457 in the reader's language; faults are logged, never shown. */
export function registerFailures(app: FastifyInstance): void {
  app.setErrorHandler(sendFailure)
}

/** Also for what fails before there is a route: an address that cannot be read. */
export function sendFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, languageOf(request), request.id)
  if (problem.status >= 500) request.log.error({ err: error, code: problem.code }, 'request failed')
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** For addresses under which there is nothing. */
export function sendRouteNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendFailure(new HotcrmError('route_not_found'), request, reply)
}

/** The actor's language when there is an actor by then, else what the request asks for. */
export function languageOf(request: FastifyRequest): Language {
  return request.actor?.language ?? askedLanguage(request.headers['accept-language']) ?? 'en'
}
