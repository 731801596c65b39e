import { createTransport } from 'nodemailer'
import type { OutgoingMail } from '#crm-core/contract'

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })

/** The MIME text of a mail as it would go over the wire. */
export async function compile(mail: OutgoingMail): Promise<string> {
  const { message } = await composer.sendMail(envelope(mail))
  if (!Buffer.isBuffer(message)) throw new Error('The mail composer gave no buffer.')
  return message.toString('utf8')
}

/** One form for both ways of sending. The Message-ID is ours and stays the same at every attempt. */
export function envelope({ message_id, from, to, subject, text, html, date }: OutgoingMail) {
  return {
    messageId: message_id,
    // As objects: an address list in a text field would be parsed as several recipients.
    from: { name: '', address: from },
    to: [{ name: '', address: to }],
    subject,
    text,
    html,
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
