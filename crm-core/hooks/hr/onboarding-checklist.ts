import { Temporal } from 'temporal-polyfill'
import type { Language, Sql } from '../../contract.ts'
import { Application } from '../../objects/hr/application.ts'
import { Task } from '../../objects/sales/task.ts'
import { newId } from '../../records/id.ts'
import { toRecord } from '../../records/rows.ts'
import { indexRecords, searchSource } from '../../search/index.ts'
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
  readonly tenant_id: string
  readonly name: string
  /** Who sees to it: the hiring manager, else whoever keeps the application. */
  readonly lead: string | null
  readonly language: Language
  readonly first_day: string | null
}
// An application that was hired before, and taken back, keeps its onboarding.
const newlyHired = `
  select a.id, a.tenant_id, c.name, coalesce(r.hiring_manager_id, a.owner_id) as lead,
    coalesce(u.language, 'en') as language, coalesce(sent.start_date, a.start_date)::text as first_day
  from application a join candidate c on c.id = a.candidate_id join recruitment r on r.id = a.recruitment_id
  left join "user" u on u.id = coalesce(r.hiring_manager_id, a.owner_id)
  left join lateral (select o.start_date from offer o where o.application_id = a.id and o.status = 'accepted'
    and o.deleted_at is null order by o.created_at desc limit 1) sent on true
  where a.id = any($1::uuid[]) and not exists (select from onboarding n where n.application_id = a.id)`

/** Whoever is hired is expected: an onboarding with a task of parts, made with the hire and once. */
export const onboardingChecklist = Hook.create(Application, 'onboarding-checklist', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, now }) {
    const hired = writes.filter(({ record, changed }) => changed('status') && record.status === 'hired')
    if (hired.length === 0) return
    const { rows } = await tx.query<Hired & Record<string, unknown>>(newlyHired, [
      hired.map(({ record }) => record.id),
    ])
    const plans = rows.map((one) => planFor(one, now))
    if (plans.length === 0) return
    await insertTasks(
      tx,
      plans.flatMap(({ tasks }) => tasks),
    )
    await insert(
      tx,
      'onboarding',
      plans.map(({ onboarding }) => onboarding),
    )
  },
})

type Values = Readonly<Record<string, string | number | null>>

function planFor({ id, tenant_id, name, lead, language, first_day }: Hired, now: Date) {
  const today = now.toISOString().slice(0, 10)
  const start = Temporal.PlainDate.from(first_day ?? today).add({ days: first_day ? 0 : 14 })
  const at = now.toISOString()
  const common = () => ({
    id: newId(now),
    tenant_id,
    owner_id: lead,
    created_by: lead,
    updated_by: lead,
    created_at: at,
    updated_at: at,
    version: 1,
  })
  const task = (subject: string, day: number, parent: string | null) => ({
    ...common(),
    subject,
    assigned_to: lead,
    parent_task_id: parent,
    due_date: start.add({ days: day }).toString(),
    priority: 'normal',
    status: 'open',
    percent_complete: 0,
  })
  const whole = task(language === 'zh' ? `${name}入职` : `Onboard ${name}`, 30, null)
  const parts = steps.map((step) => task(`${name}: ${step[language]}`, step.day, whole.id))
  const onboarding = {
    ...common(),
    name,
    application_id: id,
    status: 'planned',
    start_date: start.toString(),
    task_id: whole.id,
  }
  return { tasks: [whole, ...parts], onboarding }
}

async function insert(tx: Sql, table: string, rows: readonly Values[]): Promise<Record<string, unknown>[]> {
  const columns = Object.keys(rows[0] ?? {})
    .map((name) => `"${name}"`)
    .join(', ')
  const inserted = await tx.query(
    `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)
     returning *`,
    [JSON.stringify(rows)],
  )
  return inserted.rows
}
async function insertTasks(tx: Sql, rows: readonly Values[]): Promise<void> {
  const inserted = await insert(tx, 'task', rows)
  await indexRecords(
    tx,
    inserted.map((row) => searchSource(Task, toRecord(Task, row))),
  )
}
