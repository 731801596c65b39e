import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendRouteNotFound } from './failures.ts'

const isApi = (url: string) => url.startsWith('/api/')

/**
 * Serves the built web app from `dir`. Assets carry a hash in their name and may be kept for ever;
 * every other address that a browser opens is a page of the app, which routes by itself.
 */
export async function registerApp(app: FastifyInstance, dir: string): Promise<void> {
  const built = existsSync(join(dir, 'index.html'))
  if (built)
    await app.register(fastifyStatic, {
      root: dir,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header('cache-control', path.includes('/assets/') ? forEver : 'no-cache'),
    })
  app.setNotFoundHandler((request, reply) =>
    built && isPage(request) ? sendPage(reply) : sendRouteNotFound(request, reply),
  )
}

const forEver = 'public, max-age=31536000, immutable'

function isPage({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !isApi(url) && (headers.accept ?? '').includes('text/html')
}

const sendPage = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html')
