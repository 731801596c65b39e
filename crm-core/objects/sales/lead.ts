import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { externalId } from '../external-id.ts'
import { industries, leadSources, ratings } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

const leadStatuses = picklist([
  {
    code: 'new',
    label: { en: 'New', zh: '新线索' },
    aliases: { en: ['untouched'], zh: ['新', '未处理', '新增'] },
  },
  {
    code: 'contacted',
    label: { en: 'Contacted', zh: '已联系' },
    aliases: { en: ['working', 'in progress'], zh: ['跟进中', '联系过'] },
  },
  {
    code: 'qualified',
    label: { en: 'Qualified', zh: '已确认' },
    aliases: { en: ['sql'], zh: ['合格', '有效'] },
  },
  {
    code: 'unqualified',
    label: { en: 'Unqualified', zh: '不合格' },
    aliases: { en: ['disqualified', 'invalid', 'junk'], zh: ['无效', '不符合'] },
  },
  { code: 'converted', label: { en: 'Converted', zh: '已转化' }, aliases: { zh: ['转化', '已转换'] } },
])

export const Lead = ObjectSchema.create({
  name: 'lead',
  label: { en: 'Lead', zh: '线索' },
  plural: { en: 'Leads', zh: '线索' },
  aliases: {
    en: ['prospect', 'prospects', 'enquiry', 'inquiry'],
    zh: ['销售线索', '潜客', '潜在客户', '意向客户'],
  },
  display: 'last_name',
  subtitle: 'company',
  domain: 'sales',
  access: 'lead',
  list: ['last_name', 'company', 'status', 'rating', 'lead_score', 'owner_id', 'created_at'],
  indexes: [
    { fields: ['owner_id'] },
    { fields: ['created_at'] },
    { fields: ['lead_score'] },
    { fields: ['status'] },
    { fields: ['email'] },
    { fields: ['is_in_public_pool'], where: 'is_in_public_pool' },
    { fields: ['campaign_id'] },
  ],
  fields: {
    first_name: Field.text({
      label: { en: 'First name', zh: '名' },
      aliases: { en: ['given name'], zh: ['名字'] },
      max_length: 100,
      search: true,
    }),
    last_name: Field.text({
      label: { en: 'Last name', zh: '姓' },
      aliases: { en: ['surname', 'family name', 'name'], zh: ['姓氏', '姓名'] },
      required: true,
      max_length: 100,
      search: true,
    }),
    company: Field.text({
      label: { en: 'Company', zh: '公司' },
      aliases: { en: ['company name', 'organization', 'firm'], zh: ['公司名称', '企业', '单位'] },
      search: true,
    }),
    title: Field.text({
      label: { en: 'Title', zh: '职位' },
      aliases: { en: ['job title', 'position'], zh: ['职务', '头衔'] },
      search: true,
    }),
    email: Field.email({
      label: { en: 'E-mail', zh: '邮箱' },
      aliases: { en: ['email', 'email address', 'mail'], zh: ['电子邮箱', '邮件地址', '邮件'] },
      search: true,
    }),
    phone: Field.phone({
      label: { en: 'Phone', zh: '电话' },
      aliases: {
        en: ['mobile', 'phone number', 'cell', 'telephone'],
        zh: ['手机', '手机号', '电话号码', '联系方式'],
      },
      search: true,
    }),
    industry: Field.select(industries, {
      label: { en: 'Industry', zh: '行业' },
      aliases: { en: ['sector'], zh: ['所属行业', '领域'] },
    }),
    employee_count: Field.number({
      label: { en: 'Employees', zh: '员工数' },
      aliases: { en: ['employee count', 'headcount', 'company size'], zh: ['人数', '规模', '员工人数'] },
      integer: true,
      min: 0,
    }),
    estimated_budget: Field.currency({
      label: { en: 'Estimated budget', zh: '预算' },
      aliases: { en: ['budget'], zh: ['预计预算', '估计预算', '预算金额'] },
    }),
    status: Field.select(leadStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['lead status'], zh: ['线索状态'] },
      required: true,
      default: 'new',
    }),
    rating: Field.select(ratings, {
      label: { en: 'Rating', zh: '评级' },
      aliases: { en: ['temperature'], zh: ['热度', '等级', '意向'] },
    }),
    lead_score: Field.number({
      label: { en: 'Lead score', zh: '线索评分' },
      aliases: { en: ['score', 'points'], zh: ['评分', '分数', '得分', '打分'] },
      integer: true,
      min: 0,
      max: 100,
    }),
    lead_source: Field.select(leadSources, {
      label: { en: 'Lead source', zh: '线索来源' },
      aliases: { en: ['source', 'came from'], zh: ['来源', '渠道'] },
    }),
    campaign_id: Field.reference('campaign', {
      label: { en: 'Campaign', zh: '营销活动' },
      aliases: { en: ['source campaign'], zh: ['来源活动'] },
      onDelete: 'setNull',
      relation: 'leads',
    }),
    email_opens: Field.number({
      label: { en: 'E-mail opens', zh: '邮件打开次数' },
      aliases: { en: ['opens'], zh: ['打开次数'] },
      integer: true,
      min: 0,
      default: 0,
    }),
    website_visits: Field.number({
      label: { en: 'Website visits', zh: '网站访问次数' },
      aliases: { en: ['visits'], zh: ['访问次数', '访问量'] },
      integer: true,
      min: 0,
      default: 0,
    }),
    is_in_public_pool: Field.boolean({
      label: { en: 'In public pool', zh: '在公海' },
      aliases: { en: ['public pool', 'pool'], zh: ['公海', '公海线索'] },
      default: false,
    }),
    claimed_at: Field.dateTime({
      label: { en: 'Claimed', zh: '领取时间' },
      aliases: { zh: ['认领时间'] },
      read_only: true,
    }),
    converted_account_id: Field.reference('account', {
      label: { en: 'Converted account', zh: '转化的客户' },
      onDelete: 'setNull',
      relation: 'leads',
    }),
    converted_contact_id: Field.reference('contact', {
      label: { en: 'Converted contact', zh: '转化的联系人' },
      onDelete: 'setNull',
    }),
    converted_opportunity_id: Field.reference('opportunity', {
      label: { en: 'Converted opportunity', zh: '转化的商机' },
      onDelete: 'setNull',
    }),
    converted_at: Field.dateTime({ label: { en: 'Converted', zh: '转化时间' }, read_only: true }),
    description: Field.textarea({
      label: { en: 'Description', zh: '描述' },
      aliases: { zh: ['说明', '备注', '需求'] },
      search: true,
    }),
    language: Field.text({ label: { en: 'Language', zh: '语言' }, max_length: 10 }),
    is_unsubscribed: Field.boolean({
      label: { en: 'Unsubscribed', zh: '已退订' },
      aliases: { en: ['opted out', 'opt out'], zh: ['退订', '拒收邮件'] },
      default: false,
    }),
    external_id: externalId(),
    last_activity_at: Field.dateTime({
      label: { en: 'Last activity', zh: '最近活动' },
      aliases: { en: ['last contacted', 'last touch'], zh: ['最后联系', '最近跟进', '上次联系'] },
      read_only: true,
    }),
  },
})
