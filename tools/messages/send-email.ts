import { mailTool } from './mail-tool.ts'

/** Queues a message for delivery, with its activity, in one transaction. Always asked first. */
export const sendEmail = mailTool({
  name: 'send_email',
  effect: 'send',
  label: { en: 'Send an e-mail', zh: '发送邮件' },
  description:
    'Sends one e-mail to each person after a person has approved every message. Give a template, or subject and body.',
  status: 'queued',
  store: (email, { crm, claim }) => crm.emails.send(email, { claim }),
  summary: (to) => ({ en: `Sent an e-mail to ${to}.`, zh: `已向 ${to} 发送邮件。` }),
})
