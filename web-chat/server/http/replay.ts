import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CrmCore } from '#crm-core'
import { HotcrmError, type Claim } from '#crm-core/contract'

interface Kept {
  readonly request_hash: string
  readonly status: number | null
  readonly body: string | null
  readonly stale: boolean
}

/** Answers kept by Idempotency-Key, so that a request sent twice is done once and answered twice. */
export interface ReplayStore {
  /** Null when this request is the first with its key; else the answer that the first one got. */
  begin(user_id: string, key: string, request_hash: string): Promise<Answer | null>
  finish(user_id: string, key: string, answer: Answer): Promise<void>
  /** A request that failed leaves nothing, so that it can be tried again. */
  forget(user_id: string, key: string): Promise<void>
}

export function replayStore(pool: CrmCore['pool']): ReplayStore {
  return {
    async begin(user_id, key, request_hash) {
      await pool.query(`delete from auth_replay where created_at < now() - interval '1 day'`)
      const first = await pool.query(
        `insert into auth_replay (user_id, key, request_hash) values ($1, $2, $3) on conflict do nothing`,
        [user_id, key, request_hash],
      )
      if (first.rowCount === 1) return null
      // A process that died left its row without an answer; a minute later the key may be taken over.
      const { rows } = await pool.query<Kept>(
        `select request_hash, status, body, created_at < now() - interval '1 minute' as stale
         from auth_replay where user_id = $1 and key = $2`,
        [user_id, key],
      )
      return answerOf(rows[0], request_hash)
    },
    async finish(user_id, key, { status, body }) {
      await pool.query(`update auth_replay set status = $3, body = $4 where user_id = $1 and key = $2`, [
        user_id,
        key,
        status,
        body,
      ])
    },
    async forget(user_id, key) {
      await pool.query(`delete from auth_replay where user_id = $1 and key = $2 and status is null`, [
        user_id,
        key,
      ])
    },
  }
}

function answerOf(kept: Kept | undefined, request_hash: string) {
  if (!kept) return null
  if (kept.request_hash !== request_hash) throw new HotcrmError('idempotency_mismatch')
  if (kept.status !== null) return { status: kept.status, body: kept.body ?? '' }
  if (kept.stale) return null
  throw new HotcrmError('conflict', {
    reason: 'the first request with this Idempotency-Key is still running',
  })
}

/** The Idempotency-Key of a request, or undefined; refused when it is no sensible key. */
function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || key === '') return undefined
  if (Array.isArray(key) || key.length > 200)
    throw new HotcrmError('bad_request', {
      reason: 'Idempotency-Key must be one value of up to 200 characters',
    })
  return key
}

export interface Answer {
  readonly status: number
  /** JSON text. */
  readonly body: string
}

/** Does the work once for an Idempotency-Key; a repetition gets the first answer and does nothing. */
export async function idempotent(
  store: ReplayStore,
  request: FastifyRequest,
  work: () => Promise<{ status: number; body: unknown }>,
): Promise<Answer & { replayed: boolean }> {
  const key = idempotencyKey(request)
  if (!key) return { ...asText(await work()), replayed: false }
  const { user_id } = request.actor
  const kept = await store.begin(user_id, key, hashOf(request))
  if (kept) return { ...kept, replayed: true }
  try {
    const answer = asText(await work())
    await store.finish(user_id, key, answer)
    return { ...answer, replayed: false }
  } catch (error) {
    await store.forget(user_id, key)
    throw error
  }
}

/** The same, sent as the response. */
export async function once(
  store: ReplayStore,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<{ status: number; body: unknown }>,
): Promise<FastifyReply> {
  const { status, body, replayed } = await idempotent(store, request, work)
  if (replayed) reply.header('idempotency-replayed', 'true')
  return reply.status(status).type('application/json').send(body)
}

const asText = ({ status, body }: { status: number; body: unknown }): Answer => ({
  status,
  body: JSON.stringify(body),
})

function hashOf(request: FastifyRequest) {
  const said = JSON.stringify([request.method, request.url, request.body ?? null])
  return createHash('sha256').update(said).digest('hex')
}

/**
 * The same key for the store itself, so that a crash before the answer was kept cannot write twice. Kept
 * answers go after a day, claims stay: with what was asked in it, the key of another request is another one.
 */
export function claimOf(request: FastifyRequest): Claim | undefined {
  const key = idempotencyKey(request)
  if (key === undefined) return undefined
  return { key: `http:${request.actor.user_id}:${key}:${hashOf(request).slice(0, 32)}` }
}
