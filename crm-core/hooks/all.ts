import { accountHealthByActivity, accountHealthByDeal, accountHealthByTask } from './account-health.ts'
import { accountStatus } from './account-status.ts'
import { dealFigures } from './deal-figures.ts'
import type { Hook } from './hook.ts'
import { lastAdmin } from './last-admin.ts'
import { leadConversionMarks } from './lead-conversion-marks.ts'
import { leadPool } from './lead-pool.ts'
import { noAccountCycle, noManagerCycle, noTaskCycle } from './no-cycles.ts'
import { parentProgress } from './parent-progress.ts'
import { primaryContact } from './primary-contact.ts'
import { relationshipStrength } from './relationship-strength.ts'
import { stageTransitions } from './stage-transitions.ts'
import { taskAssignee } from './task-assignee.ts'
import { taskCompletion } from './task-completion.ts'
import { touchLastActivity } from './touch-last-activity.ts'
import { validUser, validWorkspace } from './valid-settings.ts'
import { wonKickoff } from './won-kickoff.ts'
import { wonNeedsAmount } from './won-needs-amount.ts'

/** The rules that ship. */
export const allHooks: readonly Hook[] = [
  accountHealthByActivity,
  accountHealthByDeal,
  accountHealthByTask,
  accountStatus,
  dealFigures,
  lastAdmin,
  leadConversionMarks,
  leadPool,
  noAccountCycle,
  noManagerCycle,
  noTaskCycle,
  parentProgress,
  primaryContact,
  relationshipStrength,
  stageTransitions,
  taskAssignee,
  taskCompletion,
  touchLastActivity,
  validUser,
  validWorkspace,
  wonKickoff,
  wonNeedsAmount,
]
