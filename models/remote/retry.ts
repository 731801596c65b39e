import { setTimeout as wait } from 'node:timers/promises'
import { HotcrmError } from '#crm-core/contract'
import { send, type RemoteReply, type RemoteRequest } from './send.ts'
import type { RemoteEndpoint } from './endpoint.ts'

type Patience = Pick<
  RemoteEndpoint,
  'timeout_ms' | 'budget_ms' | 'backoff_ms' | 'attempts' | 'max_bytes' | 'allow_private'
>

/**
 * Sends until there is an answer, within the budget: again after 429, 5xx, a lost connection or a late answer, later each time, and not
 * before the time that the other side asks for. `make` is asked anew for each attempt, since a signature holds only so long.
 * Errors: `timeout`, `unavailable`, `remote_refused`, `remote_answer`, `remote_address`.
 */
export async function sendPatiently(
  make: () => Promise<RemoteRequest>,
  patience: Patience,
  outer: AbortSignal | undefined,
): Promise<RemoteReply> {
  const budget = AbortSignal.timeout(patience.budget_ms)
  const end = AbortSignal.any(outer ? [budget, outer] : [budget])
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryOnce(make, patience, end)
    outer?.throwIfAborted()
    if ('reply' in outcome) return outcome.reply
    if (attempt >= patience.attempts || budget.aborted) throw outcome.error
    await pause(Math.max(outcome.not_before, patience.backoff_ms * 2 ** (attempt - 1)), end, outcome.error)
    outer?.throwIfAborted()
  }
}

type Outcome =
  | { readonly reply: RemoteReply }
  /** `not_before`: milliseconds that the other side asks for. */
  | { readonly error: HotcrmError; readonly not_before: number }

async function tryOnce(
  make: () => Promise<RemoteRequest>,
  { timeout_ms, max_bytes, allow_private }: Patience,
  end: AbortSignal,
): Promise<Outcome> {
  const late = AbortSignal.timeout(timeout_ms)
  const request = await make()
  try {
    const signal = AbortSignal.any([late, end])
    const reply = await send(request, { max_bytes, allow_private, signal })
    if (reply.status >= 200 && reply.status < 300) return { reply }
    const refused = new HotcrmError('remote_refused', {
      status: reply.status,
      reason: reply.body.slice(0, 200).replace(/\s+/g, ' ') || 'no words',
    })
    if (!passes(reply)) throw refused
    return { error: refused, not_before: 1000 * (Number(reply.headers['retry-after']) || 0) }
  } catch (error) {
    if (error instanceof HotcrmError) throw error
    if (late.aborted || end.aborted)
      return { error: new HotcrmError('timeout', { seconds: timeout_ms / 1000 }), not_before: 0 }
    const service = hostAndPort(request)
    return { error: new HotcrmError('unavailable', { service }, { cause: error }), not_before: 0 }
  }
}

/** Whether it may pass: too many requests, a fault over there, or AWS throttling, which is a 400. */
const passes = ({ status, headers }: RemoteReply): boolean =>
  status === 429 ||
  (status >= 500 && status !== 501) ||
  (headers['x-amzn-errortype'] ?? '').startsWith('ThrottlingException')

const hostAndPort = ({ url }: RemoteRequest): string => url.host

async function pause(ms: number, end: AbortSignal, error: HotcrmError): Promise<void> {
  try {
    await wait(ms, undefined, { signal: end })
  } catch {
    throw error
  }
}
