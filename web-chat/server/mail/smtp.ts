import { createTransport } from 'nodemailer'
import type { MailTransport } from '#crm-core/contract'
import { envelope } from './compile.ts'

/** Mail through an SMTP server. SMTP cannot be asked afterwards, so an interrupted send stays uncertain. */
export function smtpTransport(url: string): MailTransport & { close(): void } {
  const sender = createTransport({ url, pool: true, connectionTimeout: 20_000, socketTimeout: 60_000 })
  return {
    name: 'smtp',
    send: async (mail) => void (await sender.sendMail(envelope(mail))),
    delivered: async () => 'unknown',
    close: () => sender.close(),
  }
}
