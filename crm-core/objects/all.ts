import type { ObjectType, RecordOf } from './schema.ts'
import { Account } from './sales/account.ts'
import { Activity } from './sales/activity.ts'
import { Contact } from './sales/contact.ts'
import { EmailTemplate } from './sales/email-template.ts'
import { Lead } from './sales/lead.ts'
import { Note } from './sales/note.ts'
import { Opportunity } from './sales/opportunity.ts'
import { Task } from './sales/task.ts'
import { AgentEvent } from './system/agent/agent-event.ts'
import { AgentRun } from './system/agent/agent-run.ts'
import { AgentStep } from './system/agent/agent-step.ts'
import { AgentThread } from './system/agent/agent-thread.ts'
import { Approval } from './system/agent/approval.ts'
import { Memory } from './system/agent/memory.ts'
import { SideEffect } from './system/agent/side-effect.ts'
import { Attachment } from './system/attachment.ts'
import { AuditHead, AuditLog } from './system/audit-log.ts'
import { CapturedMail } from './system/captured-mail.ts'
import { Email } from './system/email.ts'
import { OutboxEvent } from './system/outbox-event.ts'
import { Role } from './system/role.ts'
import { TeamMember } from './system/team-member.ts'
import { Team } from './system/team.ts'
import { Tenant } from './system/tenant.ts'
import { User } from './system/user.ts'

/** Objects that people and tools work with. */
const open = {
  account: Account,
  contact: Contact,
  lead: Lead,
  opportunity: Opportunity,
  activity: Activity,
  task: Task,
  note: Note,
  email: Email,
  email_template: EmailTemplate,
  attachment: Attachment,
  user: User,
  team: Team,
  team_member: TeamMember,
  role: Role,
  tenant: Tenant,
}
/** Tables that the rooms keep for themselves. */
const internal = {
  audit_log: AuditLog,
  audit_head: AuditHead,
  outbox_event: OutboxEvent,
  captured_mail: CapturedMail,
  agent_thread: AgentThread,
  agent_run: AgentRun,
  agent_event: AgentEvent,
  agent_step: AgentStep,
  approval: Approval,
  side_effect: SideEffect,
  memory: Memory,
}

/** The record type of every standard object by its name. */
export type StandardRecords = { readonly [K in keyof typeof open]: RecordOf<(typeof open)[K]> }

export const allObjects: readonly ObjectType[] = [...Object.values(open), ...Object.values(internal)]
/** What people may see the names of. */
export const openObjects: readonly ObjectType[] = Object.values(open)
