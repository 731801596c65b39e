import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contentPolicy } from './content-policy.ts'
import { sendRouteNotFound } from './failures.ts'

const isApi = (url: string) => url.startsWith('/api/')
/** Stands in the page where its nonce goes. */
const placeholder = '__CSP_NONCE__'

/**
 * Serves the built web app from `dir`. Assets carry a hash in their name and may be kept for ever;
 * every other address that a browser opens is a page of the app, which routes by itself.
 */
export async function registerApp(app: FastifyInstance, dir: string): Promise<void> {
  const index = join(dir, 'index.html')
  const built = existsSync(index)
  if (built) {
    const home = { schema: { hide: true } }
    app.get('/', home, async (_, reply) => sendPage(reply, await readFile(index, 'utf8')))
    await app.register(fastifyStatic, {
      root: dir,
      index: false,
      // The page itself always goes out with a nonce of its own.
      allowedPath: (path) => path !== '/index.html',
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header('cache-control', path.includes('/assets/') ? forEver : 'no-cache'),
    })
  }
  app.setNotFoundHandler(async (request, reply) =>
    built && isPage(request)
      ? sendPage(reply, await readFile(index, 'utf8'))
      : sendRouteNotFound(request, reply),
  )
}

const forEver = 'public, max-age=31536000, immutable'

function isPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !isApi(url) && (headers.accept ?? '').includes('text/html')
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  return reply
    .status(200)
    .header('cache-control', 'no-store')
    .header('content-security-policy', contentPolicy(nonce))
    .type('text/html; charset=utf-8')
    .send(page.replace(placeholder, nonce))
}
