import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { ApprovalDecision } from '#agent/events'
import { createFakeAgent } from './fake-agent.ts'
import { createFakeModels } from './fake-models.ts'
import { fakeRoutes, problem } from './fake-routes.ts'

export interface FakeServer {
  readonly url: string
  /** Decisions as they arrived. */
  readonly decisions: readonly ApprovalDecision[]
  /** What was decided about versions of models, as it arrived. */
  readonly modelDecisions: readonly unknown[]
  /** Ends the session behind the back of the page. */
  readonly endSession: () => void
  /** Stops listening and breaks every connection; what was stored stays. */
  readonly stop: () => Promise<void>
  /** Listens again at the same address. */
  readonly start: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Speaks the protocol of the server over real HTTP, from a script instead of a store: for testing the app alone. */
export async function startFakeServer({ app_dir }: { app_dir: string }): Promise<FakeServer> {
  const agent = createFakeAgent()
  const models = createFakeModels()
  let signed_in = false
  let email = ''
  const routes = fakeRoutes(agent, models, () => email)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/'
    const body = await bodyOf(request)
    if (url.startsWith('/api/auth/')) {
      const wanted = url.includes('sign-in')
      if (wanted && body['password'] !== 'demo')
        return problem(response, 401, 'wrong_credentials', 'E-mail or password is wrong.')
      signed_in = wanted
      if (wanted) email = String(body['email'])
      return void response.end('{}')
    }
    if (!url.startsWith('/api/v2')) return sendFile(app_dir, url, response)
    const path = url.slice('/api/v2'.length)
    if (!signed_in && path !== '/demo-users')
      return problem(response, 401, 'unauthenticated', 'Sign in first.')
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(path))
    if (!route) return problem(response, 404, 'route_not_found', `There is nothing at ${path}.`)
    const result = await route[2](route[1].exec(path)?.slice(1) ?? [], body, response)
    if (!response.headersSent && !response.writableEnded)
      response.setHeader('content-type', 'application/json').end(JSON.stringify(result ?? null))
  }

  const server = createServer((request, response) => void answer(request, response))
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    const stopped = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await stopped
  }
  return {
    url: `http://127.0.0.1:${port}`,
    decisions: agent.decisions,
    modelDecisions: models.decisions,
    endSession: () => void (signed_in = false),
    stop,
    start: () => listen(port),
    close: stop,
  }
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

/** The same policy as the server's, so that what it forbids is seen here too. */
const nonce = 'dGhlIHNhbWUgZm9yIGFsbA'
const policy = `default-src 'self'; img-src 'self' data:; style-src 'self' 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

async function sendFile(app_dir: string, url: string, response: ServerResponse): Promise<void> {
  const path = normalize(decodeURIComponent(url.split('?')[0] ?? '/'))
  const file = extname(path) ? path : '/index.html'
  const content = await readFile(join(app_dir, file)).catch(() => null)
  if (!content) return void response.writeHead(404).end()
  response.setHeader('content-security-policy', policy)
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
  response.end(extname(file) === '.html' ? String(content).replace('__CSP_NONCE__', nonce) : content)
}
