import { mailTool } from './mail-tool.ts'

/** Stores a message that nobody receives. */
export const draftEmail = mailTool({
  name: 'draft_email',
  effect: 'draft',
  label: { en: 'Draft an e-mail', zh: '起草邮件' },
  description:
    'Stores an e-mail draft to each person; nothing is sent. Give a template, or subject and body.',
  status: 'draft',
  store: (email, { crm, claim }) => crm.emails.draft(email, { claim }),
  summary: (to) => ({ en: `Drafted an e-mail to ${to}.`, zh: `已为 ${to} 起草邮件。` }),
})
