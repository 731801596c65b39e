import type { FastifyRequest } from 'fastify'

/** Logs say what happened and how long it took; never names, addresses, words of people, keys or bodies. */
export function loggerOptions(level: string) {
  if (level === 'silent') return false
  return {
    level,
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: pathOf(request.url) }),
      err: (error: Error) => ({
        type: error.name,
        code: 'code' in error ? String(error.code) : undefined,
        // Messages of faults may quote values; the stack names places only.
        stack: error.stack?.split('\n').slice(1).join('\n') ?? '',
        message: error.name,
      }),
    },
  }
}

/** The query can hold words that a person searched for. */
const pathOf = (url: string) => url.split('?')[0] ?? url
