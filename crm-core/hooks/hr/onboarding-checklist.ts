import { Temporal } from 'temporal-polyfill'
import type { Language } from '../../contract.ts'
import { Application } from '../../objects/hr/application.ts'
import { newId } from '../../records/id.ts'
import { Hook } from '../hook.ts'

/** What is done for everybody who starts: words, and the day relative to their first. */
const steps = [
  { day: -7, en: 'Sign the employment contract', zh: '签订劳动合同' },
  { day: -3, en: 'Prepare desk, laptop and badge', zh: '准备工位、电脑和工牌' },
  { day: -1, en: 'Open accounts and mailbox', zh: '开通账号和邮箱' },
  { day: 0, en: 'Welcome and introduce to the team', zh: '入职欢迎，介绍团队' },
  { day: 5, en: 'Finish the security training', zh: '完成信息安全培训' },
  { day: 30, en: 'Talk about the first month', zh: '首月面谈' },
] as const

interface Hired {
  readonly id: string
  readonly name: string
  /** Who sees to it: the hiring manager, else whoever keeps the application. */
  readonly lead: string | null
  readonly language: Language
  readonly first_day: string | null
}
// An application that was hired before, and taken back, keeps its onboarding.
const newlyHired = `
  select a.id, c.name, coalesce(r.hiring_manager_id, a.owner_id) as lead,
    coalesce(u.language, 'en') as language, coalesce(sent.start_date, a.start_date)::text as first_day
  from application a join candidate c on c.id = a.candidate_id join recruitment r on r.id = a.recruitment_id
  left join "user" u on u.id = coalesce(r.hiring_manager_id, a.owner_id)
  left join lateral (select o.start_date from offer o where o.application_id = a.id and o.status = 'accepted'
    and o.deleted_at is null order by o.created_at desc limit 1) sent on true
  where a.id = any($1::uuid[]) and not exists (select from onboarding n where n.application_id = a.id)`

/** Whoever is hired is expected: an onboarding with a task of parts, made with the hire and once. */
export const onboardingChecklist = Hook.create(Application, 'onboarding-checklist', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, now, create }) {
    const hired = writes.filter(({ record, changed }) => changed('status') && record.status === 'hired')
    if (hired.length === 0) return
    const { rows } = await tx.query<Hired & Record<string, unknown>>(newlyHired, [
      hired.map(({ record }) => record.id),
    ])
    for (const { tasks, onboarding } of rows.map((one) => planFor(one, now))) {
      for (const task of tasks) create('task', task)
      create('onboarding', onboarding)
    }
  },
})

function planFor({ id, name, lead, language, first_day }: Hired, now: Date) {
  const today = now.toISOString().slice(0, 10)
  const start = Temporal.PlainDate.from(first_day ?? today).add({ days: first_day ? 0 : 14 })
  const task = (subject: string, day: number, parent: string | null) => ({
    id: newId(now),
    owner_id: lead,
    subject,
    assigned_to: lead,
    parent_task_id: parent,
    due_date: start.add({ days: day }).toString(),
  })
  const whole = task(language === 'zh' ? `${name}入职` : `Onboard ${name}`, 30, null)
  const parts = steps.map((step) => task(`${name}: ${step[language]}`, step.day, whole.id))
  const onboarding = {
    owner_id: lead,
    name,
    application_id: id,
    status: 'planned',
    start_date: start.toString(),
    task_id: whole.id,
  }
  return { tasks: [whole, ...parts], onboarding }
}
