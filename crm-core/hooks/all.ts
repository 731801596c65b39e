import { accountHealthByActivity, accountHealthByDeal, accountHealthByTask } from './account-health.ts'
import { accountStatus } from './account-status.ts'
import { approvalDecision } from './approval-decision.ts'
import { bounceUnsubscribes } from './bounce-unsubscribes.ts'
import { campaignBudget, campaignRevenue } from './campaign-figures.ts'
import { contractTerm, oneContractADeal } from './contract-term.ts'
import { campaignDates, contractDates, pricebookDates } from './trade-dates.ts'
import { dealFigures } from './deal-figures.ts'
import { discountApproval } from './discount-approval.ts'
import type { Hook } from './hook.ts'
import { invoicePaid, invoiceStanding } from './invoice-paid.ts'
import { invoiceSchedule } from './invoice-schedule.ts'
import { invoiceDue, invoiceTotal } from './invoice-total.ts'
import { hrHooks } from './hr/index.ts'
import { lastAdmin } from './last-admin.ts'
import { leadConversionMarks } from './lead-conversion-marks.ts'
import { leadPool } from './lead-pool.ts'
import { memberEngagement } from './member-engagement.ts'
import { fieldsVersion, objectsVersion } from './metadata-version.ts'
import { noAccountCycle, noManagerCycle, noTaskCycle } from './no-cycles.ts'
import { parentProgress } from './parent-progress.ts'
import { pricebookCurrency } from './pricebook-currency.ts'
import { primaryContact } from './primary-contact.ts'
import { quoteLine } from './quote-line.ts'
import { quoteStart } from './quote-start.ts'
import { lineTotals, quoteTotals } from './quote-totals.ts'
import { relationshipStrength } from './relationship-strength.ts'
import { serviceHooks } from './service/index.ts'
import { stageTransitions } from './stage-transitions.ts'
import { taskAssignee } from './task-assignee.ts'
import { taskCompletion } from './task-completion.ts'
import { contactBringsActivity, dealBringsActivity, touchLastActivity } from './touch-last-activity.ts'
import { unsubscribedPeople } from './unsubscribed-people.ts'
import { validUser, validWorkspace } from './valid-settings.ts'
import { validView } from './valid-view.ts'
import { wonDraftsContract } from './won-drafts-contract.ts'
import { wonKickoff } from './won-kickoff.ts'
import { wonNeedsAmount } from './won-needs-amount.ts'

/** The rules that ship. */
export const allHooks: readonly Hook[] = [
  accountHealthByActivity,
  accountHealthByDeal,
  accountHealthByTask,
  accountStatus,
  approvalDecision,
  bounceUnsubscribes,
  campaignBudget,
  campaignDates,
  campaignRevenue,
  contactBringsActivity,
  contractDates,
  contractTerm,
  dealBringsActivity,
  dealFigures,
  discountApproval,
  invoiceDue,
  invoicePaid,
  invoiceSchedule,
  invoiceStanding,
  invoiceTotal,
  lastAdmin,
  leadConversionMarks,
  leadPool,
  lineTotals,
  memberEngagement,
  fieldsVersion,
  objectsVersion,
  noAccountCycle,
  noManagerCycle,
  noTaskCycle,
  oneContractADeal,
  parentProgress,
  pricebookCurrency,
  pricebookDates,
  primaryContact,
  quoteLine,
  quoteStart,
  quoteTotals,
  relationshipStrength,
  stageTransitions,
  taskAssignee,
  taskCompletion,
  touchLastActivity,
  unsubscribedPeople,
  validUser,
  validView,
  validWorkspace,
  wonDraftsContract,
  wonKickoff,
  wonNeedsAmount,
  ...serviceHooks,
  ...hrHooks,
]
