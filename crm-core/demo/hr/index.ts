import type { People } from '../people.ts'
import { money, randomFor, systemFields, type DemoRows, type World } from '../rows.ts'
import type { Random } from '../random.ts'
import { hiring } from './hiring.ts'
import { organisation, type Organisation, type Staff } from './organisation.ts'
import { courses, goals } from './words.ts'

type HrTable =
  | 'department'
  | 'position'
  | 'employee'
  | 'recruitment'
  | 'candidate'
  | 'application'
  | 'interview'
  | 'offer'
  | 'onboarding'
  | 'performance_review'
  | 'goal'
  | 'training'
  | 'certification'
  | 'attendance'
  | 'time_off'
  | 'payroll'
interface StaffPlan extends Staff {
  /** Who hires for an opening, by its key; nobody is hired without. */
  readonly leaders?: Readonly<Record<string, string>>
}

/** The people of a workspace and what there is about them, by a chance of its own. */
export function hrRows(world: World, plan: StaffPlan): Pick<DemoRows, HrTable> {
  const random = randomFor(world, 'hr')
  const { ids, department_ids, ...known } = organisation(world, plan)
  const all: Organisation = { ids, department_ids, ...known }
  const nobody = { recruitment: [], candidate: [], application: [], interview: [], offer: [], onboarding: [] }
  return {
    ...known,
    ...(plan.leaders ? hiring(world, plan.admin, plan.leaders, all) : nobody),
    ...growth(world, all),
    ...days(world, all, random),
    // What people earn is sealed with a key of the installation, so rows cannot bring it.
    payroll: [],
  }
}

function growth(
  world: World,
  { employee }: Organisation,
): Pick<DemoRows, 'performance_review' | 'goal' | 'training' | 'certification'> {
  const { calendar, currency } = world
  const led = employee.flatMap((one, i) =>
    one.manager_id ? [{ ...one, i, manager_id: one.manager_id }] : [],
  )
  const row = (key: string, owner: string | null | undefined, back: number) =>
    systemFields(world, `hr/${key}`, owner ?? null, calendar.at(-back, 15))
  const trained = led.map((one) => ({ one, course: courses[one.i % courses.length] ?? courses[0] }))
  return {
    performance_review: led.map(({ id, user_id, manager_id, i }) => {
      const marks = [3 + (i % 3), 4, 3 + ((i + 1) % 2), 4 - (i % 2)] as const
      const [quality_rating, delivery_rating, teamwork_rating, growth_rating] = marks
      return {
        ...row(`review/${i}`, user_id, 70),
        employee_id: id,
        reviewer_id: manager_id,
        period: 'H1',
        review_date: calendar.date(-70),
        quality_rating,
        delivery_rating,
        teamwork_rating,
        growth_rating,
        overall_rating: Math.round((marks.reduce((a, b) => a + b, 0) / marks.length) * 10) / 10,
        status: i % 3 === 0 ? 'draft' : i % 3 === 1 ? 'shared' : 'acknowledged',
      }
    }),
    goal: led.map(({ id, user_id, i }) => {
      const { title, target, unit } = goals[i % goals.length] ?? goals[0]
      const progress = 30 + ((i * 17) % 60)
      return {
        ...row(`goal/${i}`, user_id, 80),
        title,
        unit,
        employee_id: id,
        target_value: target,
        progress,
        actual_value: Math.round(target * progress) / 100,
        due_date: calendar.quarterEnd(0),
        status: progress < 50 ? 'at_risk' : 'open',
      }
    }),
    training: trained.map(({ one: { id, user_id, i }, course }) => ({
      ...row(`training/${i}`, user_id, 50),
      ...course,
      employee_id: id,
      cost: course.type === 'classroom' ? money(3200, currency) : null,
      start_date: calendar.date(i % 2 ? -45 : 12),
      end_date: calendar.date(i % 2 ? -43 : 13),
      status: i % 2 ? 'completed' : 'planned',
    })),
    certification: trained
      .filter(({ one }) => one.i % 2)
      .map(({ one: { id, user_id, i }, course }) => ({
        ...row(`certification/${i}`, user_id, 40),
        name: course.name,
        employee_id: id,
        issued_by: course.provider,
        issued_on: calendar.date(-42),
        expires_on: calendar.date(688),
      })),
  }
}

function days(
  world: World,
  { employee }: Organisation,
  random: Random,
): Pick<DemoRows, 'attendance' | 'time_off'> {
  const { calendar } = world
  const workdays = [...new Set([-1, -2, -3, -4, -5].map((day) => calendar.workday(day)))]
  return {
    attendance: employee.flatMap(({ id, user_id }, i) =>
      workdays.map((day) => {
        const come = calendar.at(day, 8, 40 + random.int(0, 50))
        const leave = calendar.at(day, 17, 30 + random.int(0, 59))
        return {
          ...systemFields(world, `hr/attendance/${i}/${day}`, user_id ?? null, come),
          employee_id: id,
          date: calendar.date(day),
          check_in: come.toISOString(),
          check_out: leave.toISOString(),
          hours: Math.round((leave.getTime() - come.getTime()) / 36_000) / 100,
          status: i % 4 === 3 ? ('remote' as const) : ('present' as const),
          updated_at: leave.toISOString(),
        }
      }),
    ),
    time_off: employee.slice(0, 6).map(({ id, user_id }, i) => {
      // One after the other from the last weeks to the next ones, so that somebody is away these days.
      const from = calendar.workday(-14 + 7 * i)
      const own = systemFields(
        world,
        `hr/time-off/${i}`,
        user_id ?? null,
        calendar.at(Math.min(from, 0) - 10, 11),
      )
      const decided = i < 4
      return {
        ...own,
        employee_id: id,
        type: i % 3 === 2 ? ('sick' as const) : ('annual' as const),
        start_date: calendar.date(from),
        end_date: calendar.date(from),
        days: 1,
        status: decided ? ('approved' as const) : ('requested' as const),
        decided_at: decided ? own.created_at : null,
      }
    }),
  }
}

export const northwindStaff = (people: People): StaffPlan => ({
  admin: people.alex,
  users: people,
  leaders: { support: people.grace, sales: people.grace },
})
export const harborStaff = (admin: string): StaffPlan => ({
  admin,
  users: { mara: admin },
  only: ['mara'],
  names: { mara: 'Kim Park' },
})
