import { outboxDelivery } from '../events/tables.ts'
import { searchDocument, searchIdf } from '../search/tables.ts'
import { tables } from './tables.ts'

/** Every table of the schema, one export each: how drizzle-kit wants to find them. */
export const {
  account,
  activity,
  agent_event,
  agent_run,
  agent_step,
  agent_thread,
  approval,
  attachment,
  audit_head,
  audit_log,
  captured_mail,
  contact,
  email,
  email_template,
  import_issue,
  import_row,
  import_run,
  lead,
  memory,
  note,
  opportunity,
  outbox_event,
  role,
  side_effect,
  task,
  team,
  team_member,
  tenant,
  user,
} = tables
export { outboxDelivery, searchDocument, searchIdf }
