import { Readable } from 'node:stream'
import type { FastifyInstance, InjectOptions } from 'fastify'

/**
 * A fetch that reaches the routes of an app in this process without a socket; answers stream.
 * The base address of the URL does not matter.
 */
export function inProcessFetch(app: FastifyInstance) {
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(url, 'http://hotcrm.invalid')
    const answer = await app.inject({
      method: methodOf(init.method),
      url: pathname + search,
      ...sent(init),
      payloadAsStream: true,
      signal: init.signal ?? undefined,
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== undefined) headers.append(name, String(one))
    const empty = answer.statusCode === 204 || answer.statusCode === 304
    return new Response(empty ? null : body(answer.stream()), { status: answer.statusCode, headers })
  }
}

/** A form is written out as it would be on its way: its parts stream, and the type tells where they end. */
function sent({ body, headers, method }: RequestInit): Pick<InjectOptions, 'headers' | 'payload'> {
  const given = Object.fromEntries(new Headers(headers))
  if (!(body instanceof FormData))
    return { headers: given, payload: typeof body === 'string' ? body : undefined }
  const form = new Request('http://hotcrm.invalid', { method, body })
  return {
    headers: { ...given, 'content-type': form.headers.get('content-type') ?? '' },
    payload: form.body ? Readable.from(form.body, { objectMode: false }) : undefined,
  }
}

function body(stream: Readable): ReadableStream<Uint8Array> {
  // Node and the web type their streams apart; they are one thing here.
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function methodOf(method = 'GET'): InjectOptions['method'] {
  return methods.find((one) => one === method.toUpperCase()) ?? 'GET'
}
