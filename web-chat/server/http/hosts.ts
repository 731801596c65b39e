import type { FastifyRequest } from 'fastify'
import { HotcrmError } from '#crm-core/contract'

const loopback: readonly string[] = ['localhost', '127.0.0.1', '::1']

/** The names under which a server of this machine alone is asked for; null where any name may lead here. */
export function servedHosts(host: string, named: readonly string[], production: boolean) {
  if (named.length > 0) return [...named.map((name) => name.toLowerCase()), ...loopback]
  return loopback.includes(host) && !production ? loopback : null
}

/**
 * Refuses a request that was sent to another name. A page elsewhere can let its own name point to
 * this machine (DNS rebinding); to the browser its requests then have the same origin as ours.
 */
export function checkHost(hosts: readonly string[] | null) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!hosts || hosts.includes(nameOf(request.headers.host ?? ''))) return
    throw new HotcrmError('bad_request', {
      reason: 'the Host header names another server; HOTCRM_HOSTS lists the names of this one',
    })
  }
}

/** The name without its port, and an IPv6 address without its brackets. */
function nameOf(host: string): string {
  return (/^\[(.+)\]/.exec(host)?.[1] ?? host.replace(/:\d*$/, '')).toLowerCase()
}
