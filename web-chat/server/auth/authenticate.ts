import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CrmCore } from '#crm-core'
import { HotcrmError } from '#crm-core/contract'
import type { Actor, Door } from '#crm-core/contract'
import { askedLanguage } from '../http/language.ts'
import { secured } from '../http/secure-cookies.ts'
import { webHeaders } from '../http/web-headers.ts'
import type { Auth, Identity } from './auth.ts'

export interface AuthenticateOptions {
  readonly core: CrmCore
  readonly auth: Auth
  /** Accepted from this machine only; null where no local door is open. */
  readonly local: { readonly credential: string; readonly default_email: string } | null
}

/** Establishes who is asking, once, at the door: session cookie, API key or local credential. */
export function authenticate(options: AuthenticateOptions) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const actor = await actorOfRequest(request, reply, options)
    request.stillSignedIn = () => actorOfRequest(request, null, options).then(() => true, refused)
    const language = askedLanguage(request.headers['accept-language']) ?? actor.language
    request.actor = { ...actor, language }
    request.crm = options.core.as(request.actor)
  }
}

/** A stream ends with the session that opened it; a database that is away for a moment ends no session. */
function refused(error: unknown): boolean {
  return !(error instanceof HotcrmError && (error.code === 'unauthenticated' || error.code === 'forbidden'))
}

/** `reply` is null when a request that was let in is judged again later. */
async function actorOfRequest(
  request: FastifyRequest,
  reply: FastifyReply | null,
  options: AuthenticateOptions,
): Promise<Actor> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer?.startsWith('hcl_')) return localActor(request, bearer, options)
  if (bearer) return keyActor(request, bearer, options)
  const session = await options.auth.session(webHeaders(request))
  if (!session) throw new HotcrmError('unauthenticated')
  checkOrigin(request)
  request.credential = 'session'
  if (session.cookies.length > 0) reply?.header('set-cookie', secured(request, session.cookies))
  return rights(session.identity, 'web', options)
}

/** A key that may only look is refused at every route that does not say that it only reads. */
async function keyActor(request: FastifyRequest, key: string, options: AuthenticateOptions): Promise<Actor> {
  const found = await options.auth.keys.verify(key)
  request.credential = 'key'
  const reads = request.method === 'GET' || request.method === 'HEAD' || request.routeOptions.config.reads
  if (found?.scope === 'read' && !reads)
    throw new HotcrmError('forbidden', { action: 'change something with a read-only API key' })
  return rights(found?.identity ?? null, doorOf(request), options)
}

/** The rights that the user has now; somebody who was deactivated is nobody here. */
async function rights(identity: Identity | null, door: Door, { core }: AuthenticateOptions): Promise<Actor> {
  if (!identity) throw new HotcrmError('unauthenticated')
  return await core.actorOf(identity.tenant_id, identity.user_id, door).catch(asNobody)
}

function asNobody(error: unknown): never {
  throw error instanceof HotcrmError && error.code === 'not_found'
    ? new HotcrmError('unauthenticated', {}, { cause: error })
    : error
}

const doorOf = (request: FastifyRequest): Door => (request.headers['x-hotcrm-door'] === 'cli' ? 'cli' : 'api')

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Whoever can read the credential file owns the data directory, so may act as any of its users. */
async function localActor(request: FastifyRequest, given: string, options: AuthenticateOptions) {
  const { local, core } = options
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  if (!local || forwarded || !loopback.has(request.ip) || !same(given, local.credential))
    throw new HotcrmError('unauthenticated')
  request.credential = 'local'
  const as = request.headers['x-hotcrm-as']
  return await core.actorByEmail(typeof as === 'string' ? as : local.default_email, 'cli').catch(asNobody)
}

/** Digests have one length, so the comparison tells nothing about how much was right. */
function same(a: string, b: string) {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/**
 * A cookie goes along with requests that another site makes. SameSite=Lax stops most of them; here
 * the browser itself says where a request that changes something came from, which no script can fake.
 */
export function checkOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const own =
    site === undefined ? !origin || hostOf(origin) === host : site === 'same-origin' || site === 'none'
  if (!own) throw new HotcrmError('forbidden', { action: 'cross-site request' })
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
