import { dealFigures } from './deal-figures.ts'
import type { Hook } from './hook.ts'
import { lastAdmin } from './last-admin.ts'
import { leadConversionMarks } from './lead-conversion-marks.ts'
import { leadPool } from './lead-pool.ts'
import { fieldsVersion, objectsVersion } from './metadata-version.ts'
import { noAccountCycle, noManagerCycle, noTaskCycle } from './no-cycles.ts'
import { parentProgress } from './parent-progress.ts'
import { stageTransitions } from './stage-transitions.ts'
import { taskAssignee } from './task-assignee.ts'
import { taskCompletion } from './task-completion.ts'
import { touchLastActivity } from './touch-last-activity.ts'
import { validUser, validWorkspace } from './valid-settings.ts'
import { wonNeedsAmount } from './won-needs-amount.ts'

/** The rules that ship. */
export const allHooks: readonly Hook[] = [
  dealFigures,
  lastAdmin,
  leadConversionMarks,
  leadPool,
  fieldsVersion,
  objectsVersion,
  noAccountCycle,
  noManagerCycle,
  noTaskCycle,
  parentProgress,
  stageTransitions,
  taskAssignee,
  taskCompletion,
  touchLastActivity,
  validUser,
  validWorkspace,
  wonNeedsAmount,
]
