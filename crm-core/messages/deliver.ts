import type { Clock, MailTransport, Sql } from '../contract/ports.ts'
import {
  claimQueued,
  findAbandoned,
  keepClaim,
  settle,
  type ClaimedEmail,
  type EmailOutcome,
} from './email-rows.ts'
import { refusal } from './refusal.ts'

export interface DeliveryContext {
  readonly system: Sql
  readonly mail: MailTransport
  readonly clock: Clock
}
/** After so many refusals a mail has failed; a person may queue it anew. */
const max_attempts = 6
/** How often a process says that it is still sending a mail. */
const keep_ms = 5000
/** A mail that nobody spoke up for in this time was abandoned. */
export const abandoned_after_ms = 30_000

/**
 * Sends the mails that are due, `limit` at most and at the same time, and says how many it took. What
 * is claimed is committed before the transport is called, so a crash leaves a trace.
 */
export async function deliverQueued(context: DeliveryContext, limit = 5): Promise<number> {
  const claimed = await claimQueued(context.system, limit)
  const keeping = setInterval(() => void keepClaim(context.system, claimed).catch(() => undefined), keep_ms)
  try {
    await Promise.all(
      claimed.map(async (email) => void (await settle(context.system, email, await attempt(context, email)))),
    )
  } finally {
    clearInterval(keeping)
  }
  return claimed.length
}

/**
 * Deals with mails that a dead process left in `sending`: those that arrived are sent, those that did
 * not are queued again, and those nobody knows of are uncertain and never sent again by themselves.
 * 0 only where no other process can be sending.
 */
export async function recoverSending(context: DeliveryContext, older_than_ms: number): Promise<number> {
  const abandoned = await findAbandoned(context.system, older_than_ms)
  for (const email of abandoned) {
    const outcome = await askWhetherDelivered(context, email, 'The sending was interrupted.')
    // It was not refused, so there is nothing to wait for.
    const again: EmailOutcome = outcome.status === 'queued' ? { status: 'queued', error: null } : outcome
    await settle(context.system, email, again)
  }
  return abandoned.length
}

async function attempt(context: DeliveryContext, email: ClaimedEmail): Promise<EmailOutcome> {
  try {
    await context.mail.send(email.mail)
    return { status: 'sent', sent_at: context.clock.now() }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    const meaning = refusal(error)
    if (meaning === 'unknown') return askWhetherDelivered(context, email, words)
    return notAccepted(email, words, meaning === 'permanent')
  }
}

async function askWhetherDelivered(
  context: DeliveryContext,
  email: ClaimedEmail,
  error: string,
): Promise<EmailOutcome> {
  const delivered = await context.mail.delivered(email.mail.message_id).catch(() => 'unknown' as const)
  if (delivered === 'yes') return { status: 'sent', sent_at: context.clock.now() }
  if (delivered === 'unknown') return { status: 'uncertain', error }
  return notAccepted(email, error, false)
}

function notAccepted(email: ClaimedEmail, error: string, final: boolean): EmailOutcome {
  return { status: final || email.attempts >= max_attempts ? 'failed' : 'queued', error }
}
