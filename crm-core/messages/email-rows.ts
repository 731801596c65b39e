import type { OutgoingMail, Sql } from '../contract/ports.ts'
import { newId } from '../records/id.ts'

/** An e-mail that this process has claimed and is sending. */
export interface ClaimedEmail {
  readonly id: string
  readonly tenant_id: string
  readonly version: number
  readonly attempts: number
  readonly mail: OutgoingMail
}
interface Row {
  readonly id: string
  readonly tenant_id: string
  readonly version: number
  readonly attempts: number
  readonly message_id: string
  readonly from_address: string
  readonly to_address: string
  readonly subject: string
  readonly body: string | null
  readonly html: string | null
  readonly created_at: Date
}
const columns =
  'id, tenant_id, version, attempts, message_id, from_address, to_address, subject, body, html, created_at'

/** The first wait after a refusal, which left its error; doubled after each further one, an hour at most. */
const backoff = `least(interval '1 hour', interval '30 seconds' * power(2, attempts - 1))`

/** `queued → sending`, alone and committed, before the transport hears of the mail. */
export async function claimQueued(system: Sql, limit: number): Promise<ClaimedEmail[]> {
  const { rows } = await system.query<Row>(
    `UPDATE email SET status = 'sending', attempts = attempts + 1, version = version + 1, updated_at = now()
     WHERE status = 'queued' AND id IN (
       SELECT id FROM email
       WHERE status = 'queued' AND deleted_at IS NULL
         AND (error IS NULL OR updated_at <= now() - ${backoff})
       ORDER BY created_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [limit],
  )
  return rows.map(claimed)
}

/** Says that these mails are still being sent, so that nobody takes them for abandoned. */
export async function keepClaim(system: Sql, emails: readonly ClaimedEmail[]): Promise<void> {
  await system.query(
    `UPDATE email SET updated_at = now() WHERE id = ANY($1::uuid[]) AND status = 'sending'`,
    [emails.map((email) => email.id)],
  )
}

/** Mails in `sending` that no process has spoken up for lately, so that theirs must have died. */
export async function findAbandoned(system: Sql, older_than_ms: number): Promise<ClaimedEmail[]> {
  const { rows } = await system.query<Row>(
    `SELECT ${columns} FROM email
     WHERE status = 'sending' AND updated_at <= now() - $1 * interval '1 millisecond'
     ORDER BY updated_at, id`,
    [older_than_ms],
  )
  return rows.map(claimed)
}

export type EmailOutcome =
  | { readonly status: 'sent'; readonly sent_at: Date }
  /** Without an error the mail is due at once, else after the wait. */
  | { readonly status: 'queued'; readonly error: string | null }
  | { readonly status: 'failed' | 'uncertain'; readonly error: string }

/**
 * `sending → …` with its event in one statement. Writes nothing, and says so, when another process has
 * dealt with the mail meanwhile.
 */
export async function settle(system: Sql, email: ClaimedEmail, outcome: EmailOutcome): Promise<boolean> {
  const sent_at = outcome.status === 'sent' ? outcome.sent_at : null
  const error = outcome.status === 'sent' ? null : outcome.error
  const changes = [{ field: 'status', before: 'sending', after: outcome.status }]
  const { rowCount } = await system.query(
    `WITH settled AS (
       UPDATE email SET status = $3, sent_at = $4, error = $5, version = version + 1, updated_at = now()
       WHERE id = $1 AND version = $2 AND status = 'sending'
       RETURNING tenant_id, id, version)
     INSERT INTO outbox_event (id, tenant_id, type, object, record_id, record_version, door, changes)
     SELECT $6, tenant_id, 'updated', 'email', id, version, 'system', $7 FROM settled`,
    [email.id, email.version, outcome.status, sent_at, error, newId(new Date()), JSON.stringify(changes)],
  )
  return rowCount === 1
}

function claimed(row: Row): ClaimedEmail {
  const { id, tenant_id, version, attempts } = row
  const mail: OutgoingMail = {
    message_id: row.message_id,
    from: row.from_address,
    to: row.to_address,
    subject: row.subject,
    text: row.body ?? '',
    ...(row.html !== null && { html: row.html }),
    // When it was written, not when it leaves: an attempt repeated is the same mail.
    date: row.created_at,
  }
  return { id, tenant_id, version, attempts, mail }
}
