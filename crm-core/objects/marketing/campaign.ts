import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const campaignTypes = picklist([
  { code: 'email', label: { en: 'E-mail', zh: '邮件营销' }, aliases: { en: ['email', 'newsletter'] } },
  {
    code: 'event',
    label: { en: 'Event', zh: '线下活动' },
    aliases: { en: ['trade show', 'conference'], zh: ['展会', '会展'] },
  },
  { code: 'webinar', label: { en: 'Webinar', zh: '线上研讨会' }, aliases: { zh: ['网络研讨会', '直播'] } },
  {
    code: 'advertising',
    label: { en: 'Advertising', zh: '广告投放' },
    aliases: { en: ['ads', 'paid'], zh: ['投放'] },
  },
  { code: 'social', label: { en: 'Social media', zh: '社交媒体' }, aliases: { zh: ['社媒'] } },
  {
    code: 'content',
    label: { en: 'Content', zh: '内容营销' },
    aliases: { en: ['white paper'], zh: ['白皮书'] },
  },
  { code: 'partner', label: { en: 'Partner', zh: '伙伴联合' } },
])
const campaignStatuses = picklist([
  { code: 'planned', label: { en: 'Planned', zh: '计划中' }, aliases: { en: ['upcoming'], zh: ['未开始'] } },
  {
    code: 'active',
    label: { en: 'Active', zh: '进行中' },
    aliases: { en: ['running', 'live'], zh: ['执行中'] },
  },
  {
    code: 'completed',
    label: { en: 'Completed', zh: '已结束' },
    aliases: { en: ['finished', 'ended'], zh: ['已完成', '结束'] },
  },
  {
    code: 'cancelled',
    label: { en: 'Cancelled', zh: '已取消' },
    aliases: { en: ['canceled'], zh: ['取消'] },
  },
])

export const Campaign = ObjectSchema.create({
  name: 'campaign',
  label: { en: 'Campaign', zh: '营销活动' },
  plural: { en: 'Campaigns', zh: '营销活动' },
  aliases: { en: ['marketing campaign', 'marketing campaigns'], zh: ['市场活动', '推广活动', '营销战役'] },
  display: 'name',
  subtitle: 'status',
  domain: 'marketing',
  access: 'shared',
  period_field: 'start_date',
  list: ['name', 'type', 'status', 'start_date', 'end_date', 'budgeted_cost', 'actual_revenue', 'roi'],
  indexes: [
    { fields: ['status', 'start_date'] },
    { fields: ['start_date'] },
    { fields: ['owner_id'] },
    { fields: ['parent_campaign_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['campaign name'], zh: ['活动名称'] },
      required: true,
      search: true,
    }),
    type: Field.select(campaignTypes, {
      label: { en: 'Type', zh: '类型' },
      aliases: { en: ['campaign type'], zh: ['活动类型'] },
      required: true,
      default: 'email',
    }),
    status: Field.select(campaignStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['campaign status'], zh: ['活动状态'] },
      required: true,
      default: 'planned',
    }),
    start_date: Field.date({
      label: { en: 'Start date', zh: '开始日期' },
      aliases: { en: ['starts', 'start', 'starting'], zh: ['开始时间', '开始'] },
    }),
    end_date: Field.date({
      label: { en: 'End date', zh: '结束日期' },
      aliases: { en: ['ends', 'end', 'ending'], zh: ['结束时间'] },
    }),
    budgeted_cost: Field.currency({
      label: { en: 'Budget', zh: '预算' },
      aliases: { en: ['budgeted cost', 'planned cost'], zh: ['预算成本', '活动预算'] },
    }),
    actual_cost: Field.currency({
      label: { en: 'Actual cost', zh: '实际成本' },
      aliases: { en: ['cost', 'spend', 'spent'], zh: ['花费', '费用', '成本'] },
    }),
    budget_used: Field.percent({
      label: { en: 'Budget used', zh: '预算使用率' },
      aliases: { en: ['budget usage'], zh: ['预算执行率'] },
      max: 1_000_000,
      read_only: true,
    }),
    expected_revenue: Field.currency({
      label: { en: 'Expected revenue', zh: '预期收入' },
      aliases: { en: ['planned revenue'], zh: ['预计收入'] },
    }),
    actual_revenue: Field.currency({
      label: { en: 'Actual revenue', zh: '实际收入' },
      aliases: { en: ['won revenue', 'revenue'], zh: ['成交收入', '收入'] },
      read_only: true,
    }),
    roi: Field.percent({
      label: { en: 'ROI', zh: '投资回报率' },
      aliases: { en: ['return', 'return on investment'], zh: ['回报率', '回报'] },
      min: -100,
      max: 1_000_000_000,
      read_only: true,
    }),
    parent_campaign_id: Field.reference('campaign', {
      label: { en: 'Parent campaign', zh: '上级活动' },
      onDelete: 'setNull',
      relation: 'children',
    }),
    member_count: Field.number({
      label: { en: 'Members', zh: '成员数' },
      aliases: { en: ['member count'], zh: ['成员数量', '参与人数'] },
      integer: true,
      default: 0,
      read_only: true,
    }),
    response_count: Field.number({
      label: { en: 'Responses', zh: '响应数' },
      aliases: { en: ['response count'], zh: ['响应人数'] },
      integer: true,
      default: 0,
      read_only: true,
    }),
    description: Field.textarea({
      label: { en: 'Description', zh: '描述' },
      aliases: { zh: ['说明', '备注'] },
      search: true,
    }),
  },
})
