import { Account } from './account.ts'
import { Activity } from './activity.ts'
import { Contact } from './contact.ts'
import { EmailTemplate } from './email-template.ts'
import { Lead } from './lead.ts'
import { Note } from './note.ts'
import { Opportunity } from './opportunity.ts'
import { Task } from './task.ts'

/** Winning customers and keeping them. */
export const salesObjects = {
  account: Account,
  contact: Contact,
  lead: Lead,
  opportunity: Opportunity,
  activity: Activity,
  task: Task,
  note: Note,
  email_template: EmailTemplate,
}
