import { Account } from './account.ts'
import { Activity } from './activity.ts'
import { AssignmentRule } from './assignment-rule.ts'
import { Contact } from './contact.ts'
import { EmailTemplate } from './email-template.ts'
import { Form } from './form.ts'
import { LandingPage } from './landing-page.ts'
import { Lead } from './lead.ts'
import { MarketingList } from './marketing-list.ts'
import { Note } from './note.ts'
import { Opportunity } from './opportunity.ts'
import { Task } from './task.ts'
import { Unsubscribe } from './unsubscribe.ts'

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
  form: Form,
  landing_page: LandingPage,
  marketing_list: MarketingList,
  unsubscribe: Unsubscribe,
  assignment_rule: AssignmentRule,
}
