import type { SnapshotNeeds } from '#crm-core/contract'
import type { FeatureReader } from '../features/readers.ts'
import { mailKind, seniorityOf } from '../features/seniority.ts'
import {
  activitiesOf,
  activityFields,
  countWithin,
  daysSinceLast,
  mailsOf,
  shareOf,
} from '../features/touches.ts'
import { daysBetween, daysInValue, flagOf, numberOf, textOf } from '../features/values.ts'

export const leadNeeds: SnapshotNeeds = {
  object: 'lead',
  fields: [
    'industry',
    'lead_source',
    'employee_count',
    'estimated_budget',
    'title',
    'email',
    'phone',
    'email_opens',
    'website_visits',
    'status',
    'is_in_public_pool',
    'campaign_id',
    'is_unsubscribed',
  ],
  parents: [],
  children: [
    { name: 'activities', object: 'activity', via: 'who_id', fields: activityFields, most: 200 },
    { name: 'mails', object: 'email', via: 'to_id', fields: ['direction'], most: 200 },
  ],
  changes: ['status'],
}

/** Profile, engagement and history of a lead, none of which a conversion writes. The rating is left out: it is a person's guess at the same thing. */
export const leadFeatures: readonly FeatureReader[] = [
  {
    name: 'industry',
    kind: 'category',
    field: 'industry',
    label: { en: 'Industry', zh: '行业' },
    read: ({ values }) => textOf(values['industry']),
  },
  {
    name: 'lead_source',
    kind: 'category',
    field: 'lead_source',
    label: { en: 'Lead source', zh: '线索来源' },
    read: ({ values }) => textOf(values['lead_source']),
  },
  {
    name: 'employees',
    kind: 'number',
    field: 'employee_count',
    label: { en: 'Employees', zh: '员工数' },
    read: ({ values }) => numberOf(values['employee_count']),
  },
  {
    name: 'budget',
    kind: 'number',
    field: 'estimated_budget',
    label: { en: 'Estimated budget', zh: '预算' },
    read: ({ values }) => numberOf(values['estimated_budget']),
  },
  {
    name: 'seniority',
    kind: 'number',
    field: 'title',
    label: { en: 'Seniority of the title (1–5)', zh: '职位级别（1–5）' },
    read: ({ values }) => seniorityOf(textOf(values['title'])),
  },
  {
    name: 'mail_kind',
    kind: 'category',
    field: 'email',
    label: { en: 'Company or free mail address', zh: '企业或免费邮箱' },
    read: ({ values }) => mailKind(textOf(values['email'])),
  },
  {
    name: 'has_phone',
    kind: 'number',
    field: 'phone',
    label: { en: 'Phone number is known', zh: '有电话号码' },
    read: ({ values }) => flagOf(values['phone']),
  },
  {
    name: 'from_campaign',
    kind: 'number',
    field: 'campaign_id',
    label: { en: 'Came from a campaign', zh: '来自营销活动' },
    read: ({ values }) => flagOf(values['campaign_id']),
  },
  {
    name: 'email_opens',
    kind: 'number',
    field: 'email_opens',
    label: { en: 'E-mail opens', zh: '邮件打开次数' },
    read: ({ values }) => numberOf(values['email_opens']),
  },
  {
    name: 'website_visits',
    kind: 'number',
    field: 'website_visits',
    label: { en: 'Website visits', zh: '网站访问次数' },
    read: ({ values }) => numberOf(values['website_visits']),
  },
  {
    name: 'unsubscribed',
    kind: 'number',
    field: 'is_unsubscribed',
    label: { en: 'Wants no e-mail', zh: '已退订' },
    read: ({ values }) => flagOf(values['is_unsubscribed']),
  },
  {
    name: 'in_public_pool',
    kind: 'number',
    field: 'is_in_public_pool',
    label: { en: 'In the public pool', zh: '在公海' },
    read: ({ values }) => flagOf(values['is_in_public_pool']),
  },
  {
    name: 'status',
    kind: 'category',
    field: 'status',
    label: { en: 'Status', zh: '状态' },
    read: ({ values }) => textOf(values['status']),
  },
  {
    name: 'days_in_status',
    kind: 'number',
    field: 'status',
    label: { en: 'Days in this status', zh: '处于当前状态的天数' },
    read: (snapshot) => daysInValue(snapshot, 'status'),
  },
  {
    name: 'age_days',
    kind: 'number',
    timeless: true,
    label: { en: 'Age in days', zh: '线索天数' },
    read: ({ created_at, at }) => daysBetween(created_at.getTime(), at.getTime()),
  },
  {
    name: 'activities_7d',
    kind: 'number',
    label: { en: 'Activities in 7 days', zh: '近 7 天活动数' },
    read: (snapshot) => countWithin(activitiesOf(snapshot, 'activities'), snapshot.at, 7),
  },
  {
    name: 'activities_30d',
    kind: 'number',
    label: { en: 'Activities in 30 days', zh: '近 30 天活动数' },
    read: (snapshot) => countWithin(activitiesOf(snapshot, 'activities'), snapshot.at, 30),
  },
  {
    name: 'days_since_activity',
    kind: 'number',
    label: { en: 'Days since the last activity', zh: '距上次活动的天数' },
    read: (snapshot) => daysSinceLast(activitiesOf(snapshot, 'activities'), snapshot.at),
  },
  {
    name: 'meetings',
    kind: 'number',
    label: { en: 'Meetings and visits', zh: '会议与拜访次数' },
    read: (snapshot) => activitiesOf(snapshot, 'activities').filter(({ meeting }) => meeting).length,
  },
  {
    name: 'inbound_share',
    kind: 'number',
    label: { en: 'Share of activities that came from them', zh: '对方主动联系的占比' },
    read: (snapshot) => shareOf(activitiesOf(snapshot, 'activities'), ({ inbound }) => inbound),
  },
  {
    name: 'unanswered_share',
    kind: 'number',
    label: { en: 'Share of activities that led to nothing', zh: '未成功联系的占比' },
    read: (snapshot) => shareOf(activitiesOf(snapshot, 'activities'), ({ unanswered }) => unanswered),
  },
  {
    name: 'mails_30d',
    kind: 'number',
    label: { en: 'E-mails in 30 days', zh: '近 30 天邮件数' },
    read: (snapshot) => countWithin(mailsOf(snapshot, 'mails'), snapshot.at, 30),
  },
]
