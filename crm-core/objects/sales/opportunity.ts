import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { externalId } from '../external-id.ts'
import { leadSources } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

export const opportunityStages = picklist([
  {
    code: 'prospecting',
    label: { en: 'Prospecting', zh: '初步接触' },
    aliases: { en: ['new', 'discovery'], zh: ['接触', '初期', '发现'] },
  },
  {
    code: 'qualification',
    label: { en: 'Qualification', zh: '需求确认' },
    aliases: { en: ['qualified', 'qualifying'], zh: ['资格确认', '需求分析', '确认需求'] },
  },
  {
    code: 'proposal',
    label: { en: 'Proposal', zh: '方案报价' },
    aliases: { en: ['quote', 'quoting', 'proposed'], zh: ['提案', '报价', '方案'] },
  },
  {
    code: 'negotiation',
    label: { en: 'Negotiation', zh: '商务谈判' },
    aliases: { en: ['negotiating'], zh: ['谈判', '议价'] },
  },
  {
    code: 'closed_won',
    label: { en: 'Closed won', zh: '赢单' },
    aliases: { en: ['won', 'closed-won', 'win'], zh: ['成交', '赢了', '已赢单', '签约', '已成交'] },
  },
  {
    code: 'closed_lost',
    label: { en: 'Closed lost', zh: '丢单' },
    aliases: { en: ['lost', 'closed-lost', 'lose'], zh: ['输单', '丢了', '已丢单', '失败'] },
  },
])
const forecastCategories = picklist([
  { code: 'pipeline', label: { en: 'Pipeline', zh: '在途' }, aliases: { zh: ['管道'] } },
  { code: 'best_case', label: { en: 'Best case', zh: '最佳情况' }, aliases: { zh: ['乐观'] } },
  { code: 'commit', label: { en: 'Commit', zh: '承诺' }, aliases: { en: ['committed'] } },
  { code: 'closed', label: { en: 'Closed', zh: '已关闭' } },
  { code: 'omitted', label: { en: 'Omitted', zh: '不计入' } },
])
const lostReasons = picklist([
  {
    code: 'price',
    label: { en: 'Price', zh: '价格' },
    aliases: { en: ['too expensive'], zh: ['太贵', '价格高'] },
  },
  { code: 'competitor', label: { en: 'Competitor', zh: '竞争对手' }, aliases: { zh: ['竞品'] } },
  {
    code: 'no_budget',
    label: { en: 'No budget', zh: '没有预算' },
    aliases: { en: ['budget'], zh: ['无预算', '预算不足'] },
  },
  { code: 'no_decision', label: { en: 'No decision', zh: '未决策' }, aliases: { zh: ['搁置'] } },
  { code: 'timing', label: { en: 'Timing', zh: '时机不对' }, aliases: { zh: ['时机'] } },
  { code: 'product_fit', label: { en: 'Product fit', zh: '产品不匹配' }, aliases: { zh: ['功能不符'] } },
  { code: 'other', label: { en: 'Other', zh: '其他' }, aliases: { zh: ['其它'] } },
])

export const Opportunity = ObjectSchema.create({
  name: 'opportunity',
  label: { en: 'Opportunity', zh: '商机' },
  plural: { en: 'Opportunities', zh: '商机' },
  aliases: {
    en: ['deal', 'deals', 'opp', 'opps', 'sale', 'pipeline'],
    zh: ['单子', '机会', '销售机会', '订单机会', '项目'],
  },
  display: 'name',
  subtitle: 'account_id',
  domain: 'sales',
  access: 'owned',
  list: ['name', 'account_id', 'stage', 'amount', 'close_date', 'owner_id'],
  indexes: [
    { fields: ['owner_id', 'stage'] },
    { fields: ['close_date'], where: "stage not in ('closed_won', 'closed_lost')" },
    { fields: ['close_date'] },
    { fields: ['account_id'] },
    { fields: ['contact_id'] },
    { fields: ['campaign_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['deal name', 'opportunity name'], zh: ['商机名称', '单子名称', '名字'] },
      required: true,
      search: true,
    }),
    account_id: Field.reference('account', {
      label: { en: 'Account', zh: '客户' },
      aliases: { en: ['company', 'customer', 'client'], zh: ['公司', '所属客户'] },
      required: true,
      onDelete: 'restrict',
      relation: 'opportunities',
    }),
    contact_id: Field.reference('contact', {
      label: { en: 'Contact', zh: '联系人' },
      aliases: { en: ['person', 'main contact'], zh: ['对接人'] },
      onDelete: 'setNull',
      relation: 'opportunities',
    }),
    amount: Field.currency({
      label: { en: 'Amount', zh: '金额' },
      aliases: { en: ['value', 'deal size', 'worth', 'price'], zh: ['价值', '商机金额', '单值', '额度'] },
    }),
    close_date: Field.date({
      label: { en: 'Close date', zh: '预计成交日期' },
      aliases: {
        en: ['closing date', 'expected close', 'closing', 'close'],
        zh: ['成交日期', '关闭日期', '结单日期', '预计关闭', '截止'],
      },
      required: true,
    }),
    stage: Field.select(opportunityStages, {
      label: { en: 'Stage', zh: '阶段' },
      aliases: { en: ['status', 'step'], zh: ['销售阶段', '状态'] },
      required: true,
      default: 'prospecting',
    }),
    probability: Field.percent({
      label: { en: 'Probability', zh: '成交概率' },
      aliases: { en: ['chance'], zh: ['概率', '可能性'] },
    }),
    win_probability: Field.percent({
      label: { en: 'Win probability', zh: '预测赢率' },
      aliases: { en: ['win rate', 'predicted win'], zh: ['赢率', '赢单概率'] },
    }),
    next_step: Field.text({
      label: { en: 'Next step', zh: '下一步' },
      aliases: { en: ['next action'], zh: ['后续行动', '下一步行动'] },
      max_length: 500,
      search: true,
    }),
    forecast_category: Field.select(forecastCategories, {
      label: { en: 'Forecast category', zh: '预测类别' },
      aliases: { en: ['forecast'], zh: ['预测'] },
    }),
    expected_revenue: Field.currency({
      label: { en: 'Expected revenue', zh: '预期收入' },
      aliases: { en: ['weighted amount'], zh: ['加权金额', '预计收入'] },
      read_only: true,
    }),
    lead_source: Field.select(leadSources, {
      label: { en: 'Lead source', zh: '线索来源' },
      aliases: { en: ['source'], zh: ['来源', '渠道'] },
    }),
    campaign_id: Field.reference('campaign', {
      label: { en: 'Campaign', zh: '营销活动' },
      aliases: { en: ['source campaign'], zh: ['来源活动'] },
      onDelete: 'setNull',
      relation: 'opportunities',
    }),
    competitor: Field.text({
      label: { en: 'Competitor', zh: '竞争对手' },
      aliases: { en: ['rival'], zh: ['竞品', '对手'] },
    }),
    lost_reason: Field.select(lostReasons, {
      label: { en: 'Lost reason', zh: '丢单原因' },
      aliases: { en: ['reason', 'why lost'], zh: ['输单原因', '原因'] },
    }),
    closed_at: Field.dateTime({
      label: { en: 'Closed', zh: '结单时间' },
      aliases: { en: ['closed on', 'won on'], zh: ['关闭时间', '成交时间'] },
      read_only: true,
    }),
    description: Field.textarea({
      label: { en: 'Description', zh: '描述' },
      aliases: { zh: ['说明', '备注'] },
      search: true,
    }),
    external_id: externalId(),
    last_activity_at: Field.dateTime({
      label: { en: 'Last activity', zh: '最近活动' },
      aliases: { en: ['last contacted', 'last touch'], zh: ['最后联系', '最近跟进', '上次联系'] },
      read_only: true,
    }),
  },
})
