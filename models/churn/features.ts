import type { Snapshot, SnapshotNeeds } from '#crm-core/contract'
import type { FeatureReader } from '../features/readers.ts'
import { activitiesOf, activityFields, countWithin, daysSinceLast, shareOf } from '../features/touches.ts'
import { day_ms, daysBetween, numberOf, textOf, timeOf } from '../features/values.ts'

export const accountNeeds: SnapshotNeeds = {
  object: 'account',
  fields: [
    'industry',
    'employee_count',
    'annual_revenue',
    'sla_tier',
    'contract_value',
    'next_renewal_date',
    'type',
    'customer_status',
  ],
  parents: [],
  children: [
    { name: 'activities', object: 'activity', via: 'what_id', fields: activityFields, most: 300 },
    {
      name: 'cases',
      object: 'case',
      via: 'account_id',
      fields: ['status', 'priority', 'satisfaction'],
      most: 200,
    },
    { name: 'deals', object: 'opportunity', via: 'account_id', fields: ['stage'], most: 100 },
    {
      name: 'contracts',
      object: 'contract',
      via: 'account_id',
      fields: ['status', 'end_date', 'auto_renew'],
      most: 50,
    },
    { name: 'contacts', object: 'contact', via: 'account_id', fields: [], most: 200 },
  ],
  changes: [],
}

const casesWithin = ({ children, at }: Snapshot, days: number): number =>
  (children['cases'] ?? []).filter(({ created_at }) => at.getTime() - created_at.getTime() < days * day_ms)
    .length
const openCase = (status: unknown): boolean => status !== 'resolved' && status !== 'closed'
const isOpenDeal = (stage: unknown): boolean => stage !== 'closed_won' && stage !== 'closed_lost'
const countDeals = ({ children }: Snapshot, holds: (stage: unknown) => boolean): number =>
  (children['deals'] ?? []).filter(({ values }) => holds(values['stage'])).length

/** The end of the contract in force that ends last, in milliseconds; null when there is none in force. */
function contractEnd({ children }: Snapshot): number | null {
  const ends = (children['contracts'] ?? [])
    .filter(({ values }) => values['status'] === 'active')
    .map(({ values }) => timeOf(values['end_date']))
    .filter((end) => end !== null)
  return ends.length === 0 ? null : Math.max(...ends)
}

/**
 * Profile, contract, talk, trouble and business of a customer. The status of the customer and the health score are
 * left out: people write the first when they know, and the second is made of the same records.
 */
export const accountFeatures: readonly FeatureReader[] = [
  {
    name: 'industry',
    kind: 'category',
    field: 'industry',
    label: { en: 'Industry', zh: '行业' },
    read: ({ values }) => textOf(values['industry']),
  },
  {
    name: 'employees',
    kind: 'number',
    field: 'employee_count',
    label: { en: 'Employees', zh: '员工数' },
    read: ({ values }) => numberOf(values['employee_count']),
  },
  {
    name: 'annual_revenue',
    kind: 'number',
    field: 'annual_revenue',
    label: { en: 'Annual revenue', zh: '年营收' },
    read: ({ values }) => numberOf(values['annual_revenue']),
  },
  {
    name: 'sla_tier',
    kind: 'category',
    field: 'sla_tier',
    label: { en: 'SLA tier', zh: '服务等级' },
    read: ({ values }) => textOf(values['sla_tier']),
  },
  {
    name: 'contract_value',
    kind: 'number',
    field: 'contract_value',
    label: { en: 'Contract value', zh: '合同金额' },
    read: ({ values }) => numberOf(values['contract_value']),
  },
  {
    name: 'days_to_renewal',
    kind: 'number',
    field: 'next_renewal_date',
    label: { en: 'Days until the renewal', zh: '距续约的天数' },
    read({ values, at }) {
      const renewal = timeOf(values['next_renewal_date'])
      return renewal === null ? null : daysBetween(at.getTime(), renewal)
    },
  },
  {
    name: 'days_to_contract_end',
    kind: 'number',
    label: { en: 'Days until the contract ends', zh: '距合同到期的天数' },
    read(snapshot) {
      const end = contractEnd(snapshot)
      return end === null ? null : daysBetween(snapshot.at.getTime(), end)
    },
  },
  {
    name: 'renews_itself',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'A contract renews by itself', zh: '合同自动续约' },
    read: ({ children }) =>
      (children['contracts'] ?? []).some(
        ({ values }) => values['status'] === 'active' && values['auto_renew'] === true,
      )
        ? 1
        : 0,
  },
  {
    name: 'age_days',
    kind: 'number',
    timeless: true,
    label: { en: 'Days known', zh: '建档天数' },
    read: ({ created_at, at }) => daysBetween(created_at.getTime(), at.getTime()),
  },
  {
    name: 'contacts',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'Contacts', zh: '联系人数' },
    read: ({ children }) => children['contacts']?.length ?? 0,
  },
  {
    name: 'activities_30d',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'Activities in 30 days', zh: '近 30 天活动数' },
    read: (snapshot) => countWithin(activitiesOf(snapshot, 'activities'), snapshot.at, 30),
  },
  {
    name: 'activities_90d',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'Activities in 90 days', zh: '近 90 天活动数' },
    read: (snapshot) => countWithin(activitiesOf(snapshot, 'activities'), snapshot.at, 90),
  },
  {
    name: 'activity_trend',
    kind: 'number',
    label: { en: 'Activities in 90 days, less those of the 90 before', zh: '近 90 天活动数与前 90 天之差' },
    read(snapshot) {
      const touches = activitiesOf(snapshot, 'activities')
      return countWithin(touches, snapshot.at, 90) - countWithin(touches, snapshot.at, 180, 90)
    },
  },
  {
    name: 'days_since_activity',
    kind: 'number',
    change: { direction: 'down', step: 1 },
    label: { en: 'Days since the last activity', zh: '距上次活动的天数' },
    read: (snapshot) => daysSinceLast(activitiesOf(snapshot, 'activities'), snapshot.at),
  },
  {
    name: 'inbound_share',
    kind: 'number',
    label: { en: 'Share of activities that came from them', zh: '对方主动联系的占比' },
    read: (snapshot) => shareOf(activitiesOf(snapshot, 'activities'), ({ inbound }) => inbound),
  },
  {
    name: 'cases_90d',
    kind: 'number',
    label: { en: 'Cases in 90 days', zh: '近 90 天工单数' },
    read: (snapshot) => casesWithin(snapshot, 90),
  },
  {
    name: 'open_cases',
    kind: 'number',
    change: { direction: 'down', step: 1 },
    label: { en: 'Open cases', zh: '未关闭工单数' },
    read: ({ children }) =>
      (children['cases'] ?? []).filter(({ values }) => openCase(values['status'])).length,
  },
  {
    name: 'satisfaction',
    kind: 'number',
    label: { en: 'Mean satisfaction with cases', zh: '工单平均满意度' },
    read({ children }) {
      const marks = (children['cases'] ?? [])
        .map(({ values }) => numberOf(values['satisfaction']))
        .filter((mark) => mark !== null)
      return marks.length === 0 ? null : marks.reduce((sum, mark) => sum + mark, 0) / marks.length
    },
  },
  {
    name: 'open_deals',
    kind: 'number',
    label: { en: 'Open deals', zh: '进行中的商机数' },
    read: (snapshot) => countDeals(snapshot, isOpenDeal),
  },
  {
    name: 'won_deals',
    kind: 'number',
    label: { en: 'Won deals', zh: '赢单数' },
    read: (snapshot) => countDeals(snapshot, (stage) => stage === 'closed_won'),
  },
]
