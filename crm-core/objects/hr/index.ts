import { Application } from './application.ts'
import { Attendance } from './attendance.ts'
import { Candidate } from './candidate.ts'
import { Certification } from './certification.ts'
import { Department } from './department.ts'
import { Employee } from './employee.ts'
import { Goal } from './goal.ts'
import { Interview } from './interview.ts'
import { Offer } from './offer.ts'
import { Onboarding } from './onboarding.ts'
import { Payroll } from './payroll.ts'
import { PerformanceReview } from './performance-review.ts'
import { Position } from './position.ts'
import { Recruitment } from './recruitment.ts'
import { TimeOff } from './time-off.ts'
import { Training } from './training.ts'

/** The people who work here, and those who may. */
export const hrObjects = {
  employee: Employee,
  department: Department,
  position: Position,
  recruitment: Recruitment,
  candidate: Candidate,
  application: Application,
  interview: Interview,
  offer: Offer,
  onboarding: Onboarding,
  performance_review: PerformanceReview,
  goal: Goal,
  training: Training,
  certification: Certification,
  attendance: Attendance,
  time_off: TimeOff,
  payroll: Payroll,
}
