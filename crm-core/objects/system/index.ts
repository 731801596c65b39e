import { AgentEvent } from './agent/agent-event.ts'
import { AgentRun } from './agent/agent-run.ts'
import { AgentStep } from './agent/agent-step.ts'
import { AgentThread } from './agent/agent-thread.ts'
import { Approval } from './agent/approval.ts'
import { Memory } from './agent/memory.ts'
import { SideEffect } from './agent/side-effect.ts'
import { Attachment } from './attachment.ts'
import { AuditHead, AuditLog } from './audit-log.ts'
import { CapturedMail } from './captured-mail.ts'
import { DataKey } from './data-key.ts'
import { CustomField } from './custom-field.ts'
import { CustomObject } from './custom-object.ts'
import { DuplicateCandidate } from './duplicate-candidate.ts'
import { Email } from './email.ts'
import { FileUpload } from './file-upload.ts'
import { NumberCounter } from './number-counter.ts'
import { ImportIssue, ImportRow, ImportRun } from './import-run.ts'
import { OutboxEvent } from './outbox-event.ts'
import { Role } from './role.ts'
import { SavedView } from './saved-view.ts'
import { TeamMember } from './team-member.ts'
import { Team } from './team.ts'
import { Tenant } from './tenant.ts'
import { User } from './user.ts'
import { MergedRecord, WriteSet } from './write-set.ts'

/** The workspace itself, as people see it. */
export const systemObjects = {
  email: Email,
  attachment: Attachment,
  user: User,
  team: Team,
  team_member: TeamMember,
  role: Role,
  tenant: Tenant,
  import_run: ImportRun,
  saved_view: SavedView,
}
/** Tables that the rooms keep for themselves. */
export const internalObjects = {
  audit_log: AuditLog,
  audit_head: AuditHead,
  outbox_event: OutboxEvent,
  captured_mail: CapturedMail,
  data_key: DataKey,
  file_upload: FileUpload,
  number_counter: NumberCounter,
  custom_object: CustomObject,
  custom_field: CustomField,
  write_set: WriteSet,
  merged_record: MergedRecord,
  duplicate_candidate: DuplicateCandidate,
  agent_thread: AgentThread,
  agent_run: AgentRun,
  agent_event: AgentEvent,
  agent_step: AgentStep,
  approval: Approval,
  side_effect: SideEffect,
  memory: Memory,
  import_issue: ImportIssue,
  import_row: ImportRow,
}
