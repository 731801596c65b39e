import { money, systemFields, type DemoRows, type World } from '../rows.ts'
import type { Organisation } from './organisation.ts'
import { candidates, openings } from './words.ts'

type HiringTable = 'recruitment' | 'candidate' | 'application' | 'interview' | 'offer' | 'onboarding'
const points = { bachelor: 14, master: 18 } as const
const bonus: Readonly<Partial<Record<string, number>>> = { referral: 10, headhunter: 5 }

/** Two openings and who asked for them, from a first look to an offer. */
export function hiring(
  world: World,
  admin: string,
  leaders: Readonly<Record<string, string>>,
  { department_ids, ids }: Organisation,
): Pick<DemoRows, HiringTable> {
  const { calendar, currency } = world
  const row = (key: string, days: number, hour = 10) =>
    systemFields(world, `hr/${key}`, admin, calendar.at(days, hour))
  const opened = new Map<string, string>(openings.map(({ key }) => [key, row(`opening/${key}`, -60).id]))
  const asked = candidates.map((one, i) => ({
    ...one,
    i,
    person: row(`candidate/${i}`, -40 + 4 * i),
    form: row(`application/${i}`, -40 + 4 * i, 11),
  }))
  const seen = asked.filter(({ status }) => status === 'interview' || status === 'offer')
  return {
    recruitment: openings.map(({ key, title, department, headcount }) => ({
      ...row(`opening/${key}`, -60),
      title,
      headcount,
      department_id: department_ids.get(department) ?? null,
      status: 'open' as const,
      hiring_manager_id: leaders[key] ?? admin,
      opened_on: calendar.date(-60),
      target_date: calendar.date(45),
      salary_from: money(15_000, currency),
      salary_to: money(24_000, currency),
      location: '上海',
    })),
    candidate: asked.map(({ person, name, title, years, degree, skills, source, status, i }) => ({
      ...person,
      name,
      degree,
      source,
      current_title: title,
      years_experience: years,
      skill_match: skills,
      email: `candidate${i + 1}@mail.test`,
      score: Math.round(0.4 * skills + 3 * Math.min(years, 10) + points[degree] + (bonus[source] ?? 0)),
      status: status === 'rejected' ? ('rejected' as const) : ('in_process' as const),
    })),
    application: asked.map(({ form, person, for: wanted, status, i }) => ({
      ...form,
      candidate_id: person.id,
      recruitment_id: opened.get(wanted),
      status,
      applied_on: calendar.date(-40 + 4 * i),
      expected_salary: money(16_000 + 1500 * i, currency),
      decided_at: status === 'rejected' ? form.created_at : null,
    })),
    interview: seen.map(({ form, status, for: wanted }, i) => ({
      ...row(`interview/${i}`, -10),
      application_id: form.id,
      type: 'technical' as const,
      interviewer_id: leaders[wanted] ?? admin,
      scheduled_at:
        status === 'offer'
          ? calendar.at(-5, 14).toISOString()
          : `${calendar.date(calendar.workday(2))}T06:00:00.000Z`,
      ...(status === 'offer' && {
        status: 'completed' as const,
        rating: 4,
        recommendation: 'yes' as const,
        feedback: '思路清晰，经验匹配。',
      }),
    })),
    offer: asked
      .filter(({ status }) => status === 'offer')
      .map(({ form }, i) => ({
        ...row(`offer/${i}`, -2),
        application_id: form.id,
        status: 'pending_approval' as const,
        base_salary: money(19_500, currency),
        start_date: calendar.date(30),
        expires_on: calendar.date(14),
      })),
    onboarding: [...ids].slice(-1).map(([key, employee_id]) => ({
      ...row(`onboarding/${key}`, -20),
      name: '秦晓月',
      employee_id,
      status: 'in_progress' as const,
      buddy_id: leaders['support'] ?? admin,
      start_date: calendar.date(-15),
    })),
  }
}
