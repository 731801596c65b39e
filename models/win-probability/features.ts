import type { Snapshot, SnapshotNeeds } from '#crm-core/contract'
import type { FeatureReader } from '../features/readers.ts'
import {
  activitiesOf,
  activityFields,
  countWithin,
  daysSinceLast,
  mailsOf,
  shareOf,
} from '../features/touches.ts'
import { daysBetween, daysInValue, flagOf, numberOf, textOf, timeOf } from '../features/values.ts'

export const dealNeeds: SnapshotNeeds = {
  object: 'opportunity',
  fields: [
    'amount',
    'close_date',
    'stage',
    'lead_source',
    'contact_id',
    'competitor',
    'next_step',
    'campaign_id',
  ],
  parents: [{ via: 'account_id', fields: ['industry', 'type', 'employee_count', 'annual_revenue'] }],
  children: [
    { name: 'activities', object: 'activity', via: 'what_id', fields: activityFields, most: 200 },
    { name: 'mails', object: 'email', via: 'related_id', fields: ['direction'], most: 200 },
    { name: 'quotes', object: 'quote', via: 'opportunity_id', fields: ['discount_percent'], most: 50 },
  ],
  changes: ['stage', 'close_date', 'amount'],
}

export const stages = ['prospecting', 'qualification', 'proposal', 'negotiation'] as const
const placeOf = (stage: unknown): number => stages.findIndex((one) => one === stage)

/** How often the close date was put off, or brought forward. */
const moved = ({ changes }: Snapshot, later: boolean): number =>
  changes.filter(({ field, from, to }) => {
    const [before, after] = [timeOf(from), timeOf(to)]
    return (
      field === 'close_date' &&
      before !== null &&
      after !== null &&
      after > before === later &&
      after !== before
    )
  }).length

/** The amount beside the first one that was named; null without both. */
function amountRatio({ changes, values }: Snapshot): number | null {
  const now = numberOf(values['amount'])
  const named = changes.filter(({ field }) => field === 'amount').map(({ from }) => numberOf(from))
  const first = named.find((amount) => amount !== null) ?? now
  return now === null || first === null || first === 0 ? null : now / first
}

const steppedBack = ({ changes }: Snapshot): number =>
  changes.filter(
    ({ field, from, to }) => field === 'stage' && placeOf(to) >= 0 && placeOf(to) < placeOf(from),
  ).length

const account = ({ parents }: Snapshot, field: string) => parents['account_id']?.[field]

/**
 * Size, pace, talk and customer of a deal. Probability, forecast category and expected revenue are left out: they are
 * people's guesses at the same thing, and closing writes them.
 */
export const dealFeatures: readonly FeatureReader[] = [
  {
    name: 'amount',
    kind: 'number',
    field: 'amount',
    label: { en: 'Amount', zh: '金额' },
    read: ({ values }) => numberOf(values['amount']),
  },
  {
    name: 'amount_ratio',
    kind: 'number',
    field: 'amount',
    label: { en: 'Amount beside the first one', zh: '当前金额与最初金额之比' },
    read: amountRatio,
  },
  {
    name: 'stage',
    kind: 'category',
    field: 'stage',
    label: { en: 'Stage', zh: '阶段' },
    read: ({ values }) => textOf(values['stage']),
  },
  {
    name: 'days_in_stage',
    kind: 'number',
    field: 'stage',
    label: { en: 'Days in this stage', zh: '处于当前阶段的天数' },
    read: (snapshot) => daysInValue(snapshot, 'stage'),
  },
  {
    name: 'stages_back',
    kind: 'number',
    field: 'stage',
    label: { en: 'Steps back to an earlier stage', zh: '阶段回退次数' },
    read: steppedBack,
  },
  {
    name: 'age_days',
    kind: 'number',
    timeless: true,
    label: { en: 'Age in days', zh: '商机天数' },
    read: ({ created_at, at }) => daysBetween(created_at.getTime(), at.getTime()),
  },
  {
    name: 'days_to_close',
    kind: 'number',
    field: 'close_date',
    label: { en: 'Days until the close date', zh: '距预计成交日的天数' },
    read({ values, at }) {
      const close = timeOf(values['close_date'])
      return close === null ? null : daysBetween(at.getTime(), close)
    },
  },
  {
    name: 'pushes',
    kind: 'number',
    field: 'close_date',
    label: { en: 'Times the close date was put off', zh: '成交日推迟次数' },
    read: (snapshot) => moved(snapshot, true),
  },
  {
    name: 'pulls',
    kind: 'number',
    field: 'close_date',
    label: { en: 'Times the close date was brought forward', zh: '成交日提前次数' },
    read: (snapshot) => moved(snapshot, false),
  },
  {
    name: 'lead_source',
    kind: 'category',
    field: 'lead_source',
    label: { en: 'Lead source', zh: '线索来源' },
    read: ({ values }) => textOf(values['lead_source']),
  },
  {
    name: 'has_contact',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    field: 'contact_id',
    label: { en: 'Has a contact', zh: '有联系人' },
    read: ({ values }) => flagOf(values['contact_id']),
  },
  {
    name: 'has_competitor',
    kind: 'number',
    field: 'competitor',
    label: { en: 'A competitor is known', zh: '有已知竞争对手' },
    read: ({ values }) => flagOf(values['competitor']),
  },
  {
    name: 'has_next_step',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    field: 'next_step',
    label: { en: 'A next step is agreed', zh: '已约定下一步' },
    read: ({ values }) => flagOf(values['next_step']),
  },
  {
    name: 'quotes',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'Quotes', zh: '报价单数' },
    read: ({ children }) => children['quotes']?.length ?? 0,
  },
  {
    name: 'discount',
    kind: 'number',
    change: { direction: 'down', step: 1 },
    label: { en: 'Highest discount quoted (%)', zh: '最高报价折扣（%）' },
    read({ children }) {
      const quoted = (children['quotes'] ?? []).map(({ values }) => numberOf(values['discount_percent']) ?? 0)
      return quoted.length === 0 ? null : Math.max(...quoted)
    },
  },
  {
    name: 'account_industry',
    kind: 'category',
    field: 'account_id.industry',
    label: { en: 'Industry of the account', zh: '客户行业' },
    read: (snapshot) => textOf(account(snapshot, 'industry')),
  },
  {
    name: 'account_type',
    kind: 'category',
    field: 'account_id.type',
    label: { en: 'Type of the account', zh: '客户类型' },
    read: (snapshot) => textOf(account(snapshot, 'type')),
  },
  {
    name: 'account_employees',
    kind: 'number',
    field: 'account_id.employee_count',
    label: { en: 'Employees of the account', zh: '客户员工数' },
    read: (snapshot) => numberOf(account(snapshot, 'employee_count')),
  },
  {
    name: 'activities_7d',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'Activities in 7 days', zh: '近 7 天活动数' },
    read: (snapshot) => countWithin(activitiesOf(snapshot, 'activities'), snapshot.at, 7),
  },
  {
    name: 'activities_30d',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'Activities in 30 days', zh: '近 30 天活动数' },
    read: (snapshot) => countWithin(activitiesOf(snapshot, 'activities'), snapshot.at, 30),
  },
  {
    name: 'days_since_activity',
    kind: 'number',
    change: { direction: 'down', step: 1 },
    label: { en: 'Days since the last activity', zh: '距上次活动的天数' },
    read: (snapshot) => daysSinceLast(activitiesOf(snapshot, 'activities'), snapshot.at),
  },
  {
    name: 'meetings',
    kind: 'number',
    change: { direction: 'up', step: 1 },
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
    name: 'mails_30d',
    kind: 'number',
    change: { direction: 'up', step: 1 },
    label: { en: 'E-mails in 30 days', zh: '近 30 天邮件数' },
    read: (snapshot) => countWithin(mailsOf(snapshot, 'mails'), snapshot.at, 30),
  },
]
