import { Attendance } from '../../objects/hr/attendance.ts'
import { Certification } from '../../objects/hr/certification.ts'
import { Department } from '../../objects/hr/department.ts'
import { Employee } from '../../objects/hr/employee.ts'
import { Goal } from '../../objects/hr/goal.ts'
import { Payroll } from '../../objects/hr/payroll.ts'
import { PerformanceReview } from '../../objects/hr/performance-review.ts'
import { Position } from '../../objects/hr/position.ts'
import { TimeOff } from '../../objects/hr/time-off.ts'
import { Training } from '../../objects/hr/training.ts'
import { datesInOrder } from '../dates-in-order.ts'
import type { Hook } from '../hook.ts'
import { noCycle } from '../no-cycles.ts'
import { applicationDates, applicationOutcome, applicationTransitions } from './application-moves.ts'
import { attendanceHours } from './attendance-hours.ts'
import { candidateScore } from './candidate-score.ts'
import { goalProgress } from './goal-progress.ts'
import { offerApproval, offerTransitions } from './offer-approval.ts'
import { onboardingChecklist } from './onboarding-checklist.ts'
import { aboutOwnPeople } from './own-affairs.ts'
import { payrollNet } from './payroll-net.ts'
import { reviewRating } from './review-rating.ts'
import { timeOffApproval, timeOffTransitions } from './time-off-approval.ts'
import { timeOffDays } from './time-off-days.ts'

/** The rules of the people's side of the company. */
export const hrHooks: readonly Hook[] = [
  aboutOwnPeople(Attendance, 'personal'),
  aboutOwnPeople(Certification, 'personal'),
  aboutOwnPeople(Goal, 'personal'),
  aboutOwnPeople(PerformanceReview, 'leading'),
  aboutOwnPeople(TimeOff, 'personal'),
  aboutOwnPeople(Training, 'personal'),
  applicationDates,
  applicationOutcome,
  applicationTransitions,
  attendanceHours,
  candidateScore,
  datesInOrder(Certification, 'issued_on', 'expires_on'),
  datesInOrder(Employee, 'hire_date', 'end_date'),
  datesInOrder(Goal, 'start_date', 'due_date'),
  datesInOrder(Payroll, 'period_start', 'period_end'),
  datesInOrder(Training, 'start_date', 'end_date'),
  goalProgress,
  noCycle(Department, 'parent_id'),
  noCycle(Employee, 'manager_id'),
  noCycle(Goal, 'parent_goal_id'),
  noCycle(Position, 'reports_to_id'),
  offerApproval,
  offerTransitions,
  onboardingChecklist,
  payrollNet,
  reviewRating,
  timeOffApproval,
  timeOffDays,
  timeOffTransitions,
]
