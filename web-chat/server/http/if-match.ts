import type { FastifyRequest } from 'fastify'
import { HotcrmError } from '#crm-core/contract'

/** The version that a request says to have read; undefined when any will do. */
export function expectedVersion(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"?(\d+)"?$/.exec(header)?.[1]
  if (!version) throw new HotcrmError('bad_request', { reason: 'If-Match must be a version number' })
  return Number(version)
}
