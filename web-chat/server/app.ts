import './request.ts'
import { fileURLToPath } from 'node:url'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { Redis } from 'ioredis'
import { HotcrmError } from '#crm-core/contract'
import { authenticate } from './auth/authenticate.ts'
import type { AuthenticateOptions } from './auth/authenticate.ts'
import { contentPolicy } from './http/content-policy.ts'
import { registerFailures, sendFailure } from './http/failures.ts'
import { checkHost } from './http/hosts.ts'
import { loggerOptions } from './http/logger.ts'
import { registerOpenapi } from './http/openapi.ts'
import { newRequestId } from './http/problem.ts'
import { shapeCompiler } from './http/request-shape.ts'
import { registerApp } from './http/static-app.ts'
import { accountRoutes } from './routes/account.ts'
import { approvalRoutes } from './routes/approvals.ts'
import { convertRoutes } from './routes/convert.ts'
import type { Deps } from './routes/deps.ts'
import { healthRoutes } from './routes/health.ts'
import { hookRoutes } from './routes/hooks.ts'
import { forecastRoutes } from './routes/forecast.ts'
import { exportRoutes, importRoutes } from './routes/imports.ts'
import { keyRoutes } from './routes/keys.ts'
import { meRoutes } from './routes/me.ts'
import { metadataRoutes } from './routes/metadata.ts'
import { modelVersionRoutes } from './routes/model-versions.ts'
import { modelRoutes } from './routes/models.ts'
import { objectRoutes } from './routes/objects.ts'
import { openRoutes } from './routes/open.ts'
import { duplicateRoutes } from './routes/duplicates.ts'
import { recordRoutes } from './routes/records.ts'
import { runRoutes } from './routes/runs.ts'
import { threadRoutes } from './routes/threads.ts'
import { writeRoutes } from './routes/writes.ts'

export interface AppOptions {
  readonly deps: Deps
  readonly local: AuthenticateOptions['local']
  readonly redis_url?: string
  /** Names that requests may be sent to; null is any. */
  readonly hosts: readonly string[] | null
  /** Of one address. */
  readonly requests_a_minute: number
  /** Addresses and networks whose word on who asks is taken. */
  readonly trusted_proxies: readonly string[]
  /** In production the world outside is reached by TLS, and browsers are told to keep to it. */
  readonly production: boolean
  readonly log_level: string
  /** Where the built web app is. */
  readonly app_dir?: string
  readonly version: string
}

const body_limit = 1024 * 1024

/** The HTTP face: every route, one way in (authenticate) and one way out of failures. Does not listen. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { deps } = options
  const app = Fastify({
    logger: loggerOptions(options.log_level),
    bodyLimit: body_limit,
    genReqId: newRequestId,
    trustProxy: options.trusted_proxies.length > 0 && [...options.trusted_proxies],
    frameworkErrors: (error, request, reply) => void sendFailure(error, request, reply),
    // Streams of runs that wait would hold a shutdown for ever.
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(shapeCompiler)
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  registerFailures(app)
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  app.addHook('onRequest', checkHost(options.hosts))
  await registerGuards(app, options)
  await registerOpenapi(app, options.version)
  await app.register(healthRoutes(deps))
  await app.register(healthRoutes(deps), { prefix: '/api/v2' })
  await app.register(openRoutes(deps))
  await app.register(signedIn(options), { prefix: '/api/v2' })
  await registerApp(app, options.app_dir ?? fileURLToPath(new URL('../../dist/app', import.meta.url)))
  return app
}

/** Everything behind the door. */
const signedIn =
  ({ deps, local }: AppOptions) =>
  async (api: FastifyInstance) => {
    api.addHook('onRequest', authenticate({ core: deps.core, auth: deps.auth, local }))
    // What is for one person is kept by nobody on the way.
    api.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'))
    const routes = [
      meRoutes,
      accountRoutes,
      objectRoutes,
      metadataRoutes,
      exportRoutes,
      recordRoutes,
      importRoutes,
      writeRoutes,
      convertRoutes,
      duplicateRoutes,
      threadRoutes,
      runRoutes,
      approvalRoutes,
      keyRoutes,
      hookRoutes,
      modelRoutes,
      modelVersionRoutes,
      forecastRoutes,
    ]
    for (const route of routes) await api.register(route(deps))
  }

async function registerGuards(
  app: FastifyInstance,
  { redis_url, production, requests_a_minute }: AppOptions,
): Promise<void> {
  const policy = contentPolicy()
  app.addHook('onRequest', async (_, reply) => void reply.header('content-security-policy', policy))
  await app.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    strictTransportSecurity: production ? { maxAge: 31_536_000 } : false,
  })
  const redis = redis_url
    ? new Redis(redis_url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 })
    : undefined
  // A lost Redis must not stop the work: counting stops instead, and the client logs by itself.
  redis?.on('error', (error) => app.log.warn({ err: error }, 'redis is out of reach'))
  if (redis) app.addHook('onClose', async () => redis.disconnect())
  await app.register(rateLimit, {
    max: requests_a_minute,
    timeWindow: '1 minute',
    redis,
    skipOnError: true,
    errorResponseBuilder: (_, { ttl }) => new HotcrmError('rate_limited', { seconds: Math.ceil(ttl / 1000) }),
  })
}
