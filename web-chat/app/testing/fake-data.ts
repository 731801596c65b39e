import type { AnyRecord, FieldDescription, FieldUi, Label, ObjectDescription } from '#crm-core/contract'

/** A small world for looking at the app without a store behind it. */
type More = Partial<FieldDescription>
const field = (name: string, ui: FieldUi, en: string, zh: string, more: More = {}): FieldDescription => ({
  name,
  kind: ui,
  label: { en, zh },
  required: false,
  read_only: false,
  unique: false,
  operators: ['=', '!='],
  ui,
  measures: ui === 'currency' ? 'money' : ui === 'number' ? 'number' : 'text',
  ...more,
})
const options = (...list: readonly (readonly [string, string, string])[]): More => ({
  measures: 'choice',
  options: list.map(([code, en, zh]) => ({ code, label: { en, zh } })),
})
const link = (name: string, to: string, en: string, zh: string) =>
  field(name, 'reference', en, zh, { references: to, measures: 'link' })
const common = [
  link('owner_id', 'user', 'Owner', '负责人'),
  field('created_at', 'datetime', 'Created', '创建时间', { read_only: true }),
]

interface Draft {
  readonly name: string
  readonly label: Label
  readonly plural: Label
  readonly display?: string
  readonly domain?: ObjectDescription['domain']
  readonly fields: readonly FieldDescription[]
  readonly list: readonly string[]
  readonly relations?: ObjectDescription['relations']
}
const object = ({ fields, ...draft }: Draft): ObjectDescription => ({
  display: 'name',
  domain: 'sales',
  relations: [],
  period_field: 'created_at',
  can: { create: true, update: true, delete: true },
  ...draft,
  fields: [...fields, ...common],
})
const person = [
  field('first_name', 'text', 'First name', '名'),
  field('last_name', 'text', 'Last name', '姓', { required: true }),
]
const activities = (name: string): ObjectDescription['relations'][number] => ({
  name: 'activities',
  object: 'activity',
  field: name,
  label: { en: 'Activities', zh: '活动' },
})

export const objects: readonly ObjectDescription[] = [
  object({
    name: 'lead',
    label: { en: 'Lead', zh: '线索' },
    plural: { en: 'Leads', zh: '线索' },
    display: 'last_name',
    list: ['last_name', 'company', 'title', 'lead_score', 'status', 'email', 'owner_id', 'created_at'],
    relations: [activities('who_id')],
    fields: [
      ...person,
      field('company', 'text', 'Company', '公司'),
      field('title', 'text', 'Title', '职位'),
      field('email', 'email', 'E-mail', '邮箱'),
      field('phone', 'phone', 'Phone', '电话'),
      field('lead_score', 'number', 'Lead score', '线索评分', { read_only: true }),
      field(
        'status',
        'select',
        'Status',
        '状态',
        options(
          ['new', 'New', '新建'],
          ['contacted', 'Contacted', '已联系'],
          ['qualified', 'Qualified', '已确认'],
        ),
      ),
      field('estimated_budget', 'currency', 'Budget', '预算'),
    ],
  }),
  object({
    name: 'account',
    label: { en: 'Account', zh: '客户' },
    plural: { en: 'Accounts', zh: '客户' },
    list: ['name', 'industry', 'annual_revenue', 'website', 'owner_id'],
    relations: [
      {
        name: 'opportunities',
        object: 'opportunity',
        field: 'account_id',
        label: { en: 'Opportunities', zh: '商机' },
      },
      activities('what_id'),
    ],
    fields: [
      field('name', 'text', 'Name', '名称', { required: true }),
      field(
        'industry',
        'select',
        'Industry',
        '行业',
        options(['software', 'Software', '软件'], ['manufacturing', 'Manufacturing', '制造业']),
      ),
      field('annual_revenue', 'currency', 'Annual revenue', '年收入'),
      field('website', 'url', 'Website', '网站'),
    ],
  }),
  object({
    name: 'opportunity',
    label: { en: 'Opportunity', zh: '商机' },
    plural: { en: 'Opportunities', zh: '商机' },
    list: ['name', 'account_id', 'stage', 'amount', 'close_date', 'owner_id'],
    relations: [activities('what_id')],
    fields: [
      field('name', 'text', 'Name', '名称', { required: true }),
      link('account_id', 'account', 'Account', '客户'),
      field('amount', 'currency', 'Amount', '金额'),
      field(
        'stage',
        'select',
        'Stage',
        '阶段',
        options(
          ['prospecting', 'Prospecting', '初步接触'],
          ['proposal', 'Proposal', '方案报价'],
          ['negotiation', 'Negotiation', '商务谈判'],
          ['closed_won', 'Closed won', '赢单'],
        ),
      ),
      field('close_date', 'date', 'Close date', '预计成交日期'),
      field('probability', 'percent', 'Probability', '成交概率'),
      field('next_step', 'textarea', 'Next step', '下一步'),
    ],
  }),
  object({
    name: 'activity',
    label: { en: 'Activity', zh: '活动' },
    plural: { en: 'Activities', zh: '活动' },
    display: 'subject',
    list: ['subject', 'type', 'activity_date', 'owner_id'],
    fields: [
      field('subject', 'text', 'Subject', '主题', { required: true }),
      field(
        'type',
        'select',
        'Type',
        '类型',
        options(['call', 'Call', '电话'], ['email', 'E-mail', '邮件'], ['meeting', 'Meeting', '会议']),
      ),
      field('activity_date', 'datetime', 'Date', '时间'),
      link('who_id', 'lead', 'Who', '联系对象'),
      link('what_id', 'account', 'About', '相关记录'),
    ],
  }),
  object({
    name: 'user',
    label: { en: 'User', zh: '用户' },
    plural: { en: 'Users', zh: '用户' },
    domain: 'system',
    list: ['name'],
    fields: [field('name', 'text', 'Name', '姓名'), field('email', 'email', 'E-mail', '邮箱')],
  }),
]

let made = 0
export const newId = (): string => `0198c0de-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`
const user = newId()
function record(values: Readonly<Record<string, AnyRecord[string]>>): AnyRecord {
  const at = new Date(Date.UTC(2026, 10, 23, 8) - made * 3_600_000).toISOString()
  return {
    tenant_id: 't',
    owner_id: user,
    created_at: at,
    updated_at: at,
    created_by: user,
    updated_by: user,
    version: 1,
    deleted_at: null,
    ...values,
    id: typeof values['id'] === 'string' ? values['id'] : newId(),
  }
}
const leadRows = [
  ['Sarah', 'Chen', 'Northwind Logistics', 'VP Operations', 94],
  ['伟', '王', '星辰科技', '采购总监', 91],
  ['Marcus', 'Bell', 'Helio Energy', 'Head of Procurement', 88],
  ['娜', '李', '云图数据', 'CTO', 86],
  ['Priya', 'Raman', 'Brightside Health', 'Director of IT', 83],
  ['强', '赵', '远航物流', '总经理', 64],
] as const
const leads = leadRows.map(([first_name, last_name, company, title, lead_score], index) =>
  record({
    first_name,
    last_name,
    company,
    title,
    lead_score,
    email: `contact${index + 1}@example.com`,
    phone: null,
    status: index % 2 ? 'contacted' : 'new',
    estimated_budget: { amount: `${(index + 2) * 12500}.00`, currency: 'USD' },
  }),
)
const accounts = [
  ['Northwind Logistics', 'manufacturing', '48200000'],
  ['星辰科技', 'software', '12500000.50'],
  ['Helio Energy', 'manufacturing', '230000000'],
].map(([name, industry, amount]) =>
  record({
    name: name ?? '',
    industry: industry ?? '',
    annual_revenue: { amount: amount ?? '0', currency: 'USD' },
    website: 'https://example.com',
  }),
)
const opportunities = Array.from({ length: 64 }, (_, index) =>
  record({
    name: `${accounts[index % 3]?.['name'] as string} · ${['Fleet renewal', '平台升级', 'Expansion'][index % 3]} ${index + 1}`,
    account_id: accounts[index % 3]?.id ?? null,
    amount: { amount: `${50_000 + index * 3750}.00`, currency: 'USD' },
    stage: ['prospecting', 'proposal', 'negotiation', 'closed_won'][index % 4] ?? null,
    close_date: `2026-12-${String((index % 28) + 1).padStart(2, '0')}`,
    probability: [10, 50, 75, 100][index % 4] ?? null,
    next_step: index % 2 ? 'Send the revised quote' : null,
  }),
)
const activityRows = accounts.flatMap((account) =>
  ['Kick-off call', 'Sent the proposal', '季度回顾会议'].map((subject, index) =>
    record({
      subject,
      type: ['call', 'email', 'meeting'][index] ?? null,
      activity_date: `2026-11-${10 + index}T09:30:00Z`,
      who_id: leads[index]?.id ?? null,
      what_id: account.id,
    }),
  ),
)

export const records: Readonly<Record<string, readonly AnyRecord[]>> = {
  lead: leads,
  account: accounts,
  opportunity: opportunities,
  activity: activityRows,
  user: [record({ id: user, name: 'Lin Tao', email: 'lin@demo.test' })],
}
