import { addWorkingMinutes, type Schedule } from '../../hooks/service/business-time.ts'
import { systemFields, type Row, type World } from '../rows.ts'

/** Who serves the customers of a workspace. */
export interface Agents {
  readonly admin: string
  /** In the order in which cases come to them. */
  readonly agents: readonly string[]
}
type Tier = 'platinum' | 'gold' | 'silver' | 'standard'

/** What is promised by tier: minutes of work until the first answer and until it is solved. */
const promised: Readonly<Record<Tier, readonly [number, number]>> = {
  platinum: [30, 240],
  gold: [60, 480],
  silver: [120, 960],
  standard: [240, 1440],
}
const tiers = ['platinum', 'gold', 'silver', 'standard'] as const
const tierNames = { platinum: '铂金', gold: '金牌', silver: '银牌', standard: '标准' } as const

/** Public holidays in China around any date: the fixed ones of three years. */
function holidays(world: World) {
  const year = Number(world.calendar.date(0).slice(0, 4))
  return [year - 1, year, year + 1].flatMap((y) =>
    [
      ['01-01', '元旦'],
      ['05-01', '劳动节'],
      ['10-01', '国庆节'],
      ['10-02', '国庆节'],
      ['10-03', '国庆节'],
    ].map(([day, name]) => ({ date: `${y}-${day}`, name: name ?? '' })),
  )
}

/** The desk itself: hours, queues, rules and promises; what cases are made with. */
export function desk(world: World, { admin, agents }: Agents) {
  const founded = world.calendar.at(-600, 9)
  const row = (key: string) => systemFields(world, `service/${key}`, admin, founded)
  const calendar = { ...row('calendar'), name: '中国法定节假日', country: 'CN', is_default: true }
  const days = holidays(world)
  const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
  const hours = Object.fromEntries(week.map((day) => [day, [['09:00', '18:00'] as [string, string]]]))
  const office = {
    ...row('hours'),
    name: 'Office hours · 工作时间',
    time_zone: 'Asia/Shanghai',
    hours,
    holiday_calendar_id: calendar.id,
  }
  const schedule: Schedule = {
    time_zone: 'Asia/Shanghai',
    hours,
    days: Object.fromEntries(days.map(({ date }) => [date, false])),
  }
  const queue = (key: string, name: string, description: string) => ({
    ...row(`queue/${key}`),
    name,
    description,
    email: `${key}@${world.domain}`,
    business_hours_id: office.id,
  })
  const queues = {
    support: queue('support', 'Customer support', 'First line: questions, requests and complaints'),
    technical: queue('technical', '技术支持', '二线：故障、缺陷与系统集成'),
    billing: queue('billing', 'Billing · 账务', 'Invoices, payments and contracts'),
  }
  const skills = {
    planning: { ...row('skill/planning'), name: 'Planning engine', category: 'product' as const },
    integration: { ...row('skill/integration'), name: 'API 与集成', category: 'technical' as const },
    english: { ...row('skill/english'), name: 'English', category: 'language' as const },
  }
  const policies = tiers.map((tier) => ({
    ...row(`policy/${tier}`),
    name: `${tierNames[tier]} · ${tier.charAt(0).toUpperCase()}${tier.slice(1)}`,
    tier,
    first_response_minutes: promised[tier][0],
    resolution_minutes: promised[tier][1],
    warning_percent: 80,
    business_hours_id: office.id,
  }))
  const policyOf = (tier: string | null | undefined) => {
    const found = policies.find((policy) => policy.tier === tier) ?? policies.at(-1)
    if (!found) throw new Error('There is no policy')
    return found
  }
  const due = (created: Date, minutes: number): string | null =>
    addWorkingMinutes(created, minutes, schedule)?.toISOString() ?? null
  const rule = (order: number, name: string, more: Partial<Row<'routing_rule'>>, queue_id: string) => ({
    ...row(`rule/${order}`),
    order,
    name,
    queue_id,
    ...more,
  })
  const escalation = (level: number, name: string, more: Partial<Row<'escalation_rule'>>) => ({
    ...row(`escalation/${level}`),
    level,
    name,
    ...more,
  })
  const setup = {
    holiday_calendar: [calendar],
    holiday: days.map(({ date, name }) => ({
      ...row(`holiday/${date}`),
      holiday_calendar_id: calendar.id,
      name,
      date,
    })),
    business_hours: [office],
    skill: Object.values(skills),
    agent_skill: agents.map((user_id, i) => ({
      ...row(`agent-skill/${i}`),
      user_id,
      skill_id: (i % 2 ? skills.integration : skills.planning).id,
      level: 3 + (i % 3),
    })),
    queue: Object.values(queues),
    queue_member: agents.flatMap((user_id, i) =>
      Object.values(queues)
        .filter((_, at) => at === i % 3 || at === 0)
        .map((queue) => ({ ...row(`member/${i}/${queue.id}`), queue_id: queue.id, user_id })),
    ),
    sla_policy: policies,
    sla_template: policies.slice(0, 2).map((policy) => ({
      ...row(`template/${policy.tier}`),
      name: `${policy.name} · 紧急`,
      sla_policy_id: policy.id,
      priority: 'urgent' as const,
      first_response_minutes: policy.first_response_minutes / 2,
      resolution_minutes: policy.resolution_minutes / 2,
    })),
    routing_rule: [
      rule(10, 'Bills and payments', { keywords: 'invoice, payment, 发票, 付款, 账单' }, queues.billing.id),
      rule(20, '故障与缺陷', { types: ['incident', 'defect'] }, queues.technical.id),
      rule(90, 'Everything else', {}, queues.support.id),
    ],
    escalation_rule: [
      escalation(1, 'No answer in time', { trigger: 'first_response', raise_priority_to: 'high' }),
      escalation(2, '解决超时两小时', { overdue_minutes: 120, assign_queue_id: queues.technical.id }),
    ],
    email_to_case: [
      {
        ...row('mailbox'),
        name: 'Support mailbox',
        address: `help@${world.domain}`,
        queue_id: queues.support.id,
      },
    ],
    web_to_case: [
      {
        ...row('form'),
        name: '官网支持表单',
        slug: 'support',
        success_message: '我们已收到您的请求。',
        fields: [
          { name: 'subject', label: '主题', required: true },
          { name: 'email', label: '邮箱', required: true },
        ],
      },
    ],
  } satisfies { [T in 'queue' | 'skill']: readonly Row<T>[] } & Record<string, readonly object[]>
  return { setup, queues, policyOf, due }
}
export type Desk = ReturnType<typeof desk>
