import type { MailTransport, OutgoingMail } from '../contract.ts'

/** A transport that keeps what it is given. */
export interface TestMailbox extends MailTransport {
  readonly sent: readonly OutgoingMail[]
}
export function testMailbox(): TestMailbox {
  const sent: OutgoingMail[] = []
  return {
    name: 'captured',
    sent,
    async send(mail) {
      sent.push(mail)
    },
    delivered: async (message_id) => (sent.some((mail) => mail.message_id === message_id) ? 'yes' : 'no'),
  }
}
