import type pg from 'pg'
import { HotcrmError } from '../contract/errors.ts'
import type { MailTransport, OutgoingMail, TenantDb } from '../contract/ports.ts'
import { newId } from '../records/id.ts'

/** The system's connection; the tenant's role may only read captured mail. */
type SystemPool = Pick<pg.Pool, 'query'>

/** A mail that stayed here because no SMTP server is configured. */
export interface CapturedMail {
  readonly id: string
  readonly message_id: string
  readonly from_address: string
  readonly to_address: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  /** The whole MIME message. */
  readonly raw: string
  readonly sent_at: Date
}

/**
 * The transport that keeps mail in the database. `compile` makes the MIME text; `pool` is asked for at
 * the first mail, since a transport is made before the store is opened.
 */
export function capturedTransport(
  pool: () => SystemPool,
  compile: (mail: OutgoingMail) => Promise<string>,
): MailTransport {
  return {
    name: 'captured',
    send: async (mail) => storeCaptured(pool(), mail, await compile(mail)),
    delivered: async (message_id) => ((await isCaptured(pool(), message_id)) ? 'yes' : 'no'),
  }
}

/**
 * Puts a mail into the mailbox of the workspace whose e-mail it is. One statement and one row a
 * Message-ID: a second delivery of the same mail changes nothing.
 */
export async function storeCaptured(pool: SystemPool, mail: OutgoingMail, raw: string): Promise<void> {
  const { rowCount } = await pool.query(
    `INSERT INTO captured_mail
       (id, tenant_id, message_id, from_address, to_address, subject, text, html, raw, sent_at)
     SELECT $1, tenant_id, message_id, $3, $4, $5, $6, $7, $8, $9 FROM email WHERE message_id = $2
     ON CONFLICT (message_id) DO NOTHING`,
    [
      newId(new Date()),
      mail.message_id,
      mail.from,
      mail.to,
      mail.subject,
      mail.text,
      mail.html ?? null,
      raw,
      mail.date,
    ],
  )
  if (rowCount === 0 && !(await isCaptured(pool, mail.message_id)))
    throw new HotcrmError('not_found', { object: 'e-mail' })
}

async function isCaptured(pool: SystemPool, message_id: string): Promise<boolean> {
  const { rows } = await pool.query('SELECT 1 FROM captured_mail WHERE message_id = $1', [message_id])
  return rows.length > 0
}

const columns = 'id, message_id, from_address, to_address, subject, text, html, raw, sent_at'

/** The captured mails of a workspace, newest first. */
export async function capturedMail(
  db: TenantDb,
  options: { limit?: number; to_address?: string } = {},
): Promise<CapturedMail[]> {
  const { rows } = await db.query<CapturedMail>(
    `SELECT ${columns} FROM captured_mail WHERE $2::text IS NULL OR lower(to_address) = lower($2)
     ORDER BY sent_at DESC, id LIMIT $1`,
    [options.limit ?? 200, options.to_address ?? null],
  )
  return rows
}
