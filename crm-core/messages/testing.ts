import { randomUUID } from 'node:crypto'
import type { MailTransport, OutgoingMail } from '../contract/ports.ts'
import type { Database } from '../store/database.ts'

export const testTenant = '00000000-0000-7000-8000-00000000000a'

/** Queues a mail as emails.send leaves it, and gives its Message-ID. */
export async function queueMail(database: Database, subject: string): Promise<string> {
  const message_id = `<${randomUUID()}@hotcrm.test>`
  await database.pool.query(
    `INSERT INTO email (id, tenant_id, subject, status, message_id, from_address, to_address, body, html)
     VALUES ($1, $2, $3, 'queued', $4, 'rep@hotcrm.test', 'wang@example.com', '你好 **王伟**', '<p>你好</p>')`,
    [randomUUID(), testTenant, subject, message_id],
  )
  return message_id
}

/** A transport that records what it was given and does what it is told. */
export class RecordingTransport implements MailTransport {
  readonly name = 'smtp'
  readonly sent: OutgoingMail[] = []
  /** What the next sends throw, first come first served; then they succeed. */
  readonly failures: unknown[] = []
  /** The answer to `delivered`. */
  knows: 'yes' | 'no' | 'unknown' | Error = 'unknown'

  async send(mail: OutgoingMail): Promise<void> {
    const failure = this.failures.shift()
    if (failure !== undefined) throw failure
    this.sent.push(mail)
  }
  async delivered(): Promise<'yes' | 'no' | 'unknown'> {
    if (this.knows instanceof Error) throw this.knows
    return this.knows
  }
}
