import type { FastifyRequest } from 'fastify'

/** Over TLS a cookie is for TLS only, also where a proxy in front of us speaks it. */
export function secured(request: FastifyRequest, cookies: readonly string[]): string[] {
  const tls = request.protocol === 'https' || /^https\b/i.test(firstOf(request.headers['x-forwarded-proto']))
  return cookies.map((cookie) => (tls && !/;\s*secure\b/i.test(cookie) ? `${cookie}; Secure` : cookie))
}

const firstOf = (header: string | string[] | undefined): string =>
  (Array.isArray(header) ? header[0] : header) ?? ''
