import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { externalId } from '../external-id.ts'
import { industries, ratings } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

const accountTypes = picklist([
  {
    code: 'prospect',
    label: { en: 'Prospect', zh: '潜在客户' },
    aliases: { en: ['potential'], zh: ['意向客户'] },
  },
  {
    code: 'customer',
    label: { en: 'Customer', zh: '正式客户' },
    aliases: { en: ['client'], zh: ['成交客户', '签约客户'] },
  },
  {
    code: 'partner',
    label: { en: 'Partner', zh: '合作伙伴' },
    aliases: { en: ['reseller'], zh: ['伙伴', '渠道商'] },
  },
  {
    code: 'competitor',
    label: { en: 'Competitor', zh: '竞争对手' },
    aliases: { en: ['rival'], zh: ['竞品', '对手'] },
  },
  { code: 'vendor', label: { en: 'Vendor', zh: '供应商' }, aliases: { en: ['supplier'], zh: ['厂商'] } },
])
const customerStatuses = picklist([
  { code: 'active', label: { en: 'Active', zh: '活跃' }, aliases: { zh: ['活跃客户', '在用'] } },
  {
    code: 'at_risk',
    label: { en: 'At risk', zh: '有风险' },
    aliases: { en: ['at-risk', 'risky'], zh: ['风险', '风险客户', '流失风险'] },
  },
  {
    code: 'inactive',
    label: { en: 'Inactive', zh: '不活跃' },
    aliases: { en: ['dormant'], zh: ['沉默', '休眠'] },
  },
  {
    code: 'churned',
    label: { en: 'Churned', zh: '已流失' },
    aliases: { en: ['lost customer'], zh: ['流失', '流失客户'] },
  },
])
export const slaTiers = picklist([
  { code: 'platinum', label: { en: 'Platinum', zh: '铂金' }, aliases: { zh: ['白金'] } },
  { code: 'gold', label: { en: 'Gold', zh: '金牌' }, aliases: { zh: ['黄金'] } },
  { code: 'silver', label: { en: 'Silver', zh: '银牌' }, aliases: { zh: ['白银'] } },
  { code: 'standard', label: { en: 'Standard', zh: '标准' }, aliases: { zh: ['普通'] } },
])

export const Account = ObjectSchema.create({
  name: 'account',
  label: { en: 'Account', zh: '客户' },
  plural: { en: 'Accounts', zh: '客户' },
  aliases: {
    en: [
      'company',
      'companies',
      'customer',
      'customers',
      'client',
      'clients',
      'organization',
      'organisation',
      'firm',
    ],
    zh: ['公司', '企业', '客户公司', '账户', '组织', '单位'],
  },
  display: 'name',
  subtitle: 'industry',
  domain: 'sales',
  access: 'owned',
  cache: { ttl: 300, invalidateOn: ['update', 'delete'] },
  list: ['name', 'type', 'industry', 'customer_status', 'annual_revenue', 'owner_id'],
  indexes: [
    { fields: ['owner_id'] },
    { fields: ['created_at'] },
    { fields: ['name'] },
    { fields: ['parent_id'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['account name', 'company name'], zh: ['客户名称', '公司名称', '公司名', '名字'] },
      required: true,
      search: true,
    }),
    account_number: Field.text({
      label: { en: 'Account number', zh: '客户编号' },
      aliases: { en: ['account no', 'number'], zh: ['编号', '客户号'] },
      unique: true,
      max_length: 40,
      search: true,
    }),
    type: Field.select(accountTypes, {
      label: { en: 'Type', zh: '类型' },
      aliases: { en: ['account type'], zh: ['客户类型'] },
      default: 'prospect',
    }),
    industry: Field.select(industries, {
      label: { en: 'Industry', zh: '行业' },
      aliases: { en: ['sector'], zh: ['所属行业', '领域'] },
    }),
    annual_revenue: Field.currency({
      label: { en: 'Annual revenue', zh: '年营收' },
      aliases: {
        en: ['revenue', 'turnover', 'yearly revenue'],
        zh: ['年收入', '营收', '营业额', '年营业额'],
      },
    }),
    employee_count: Field.number({
      label: { en: 'Employees', zh: '员工数' },
      aliases: {
        en: ['employee count', 'headcount', 'size', 'staff'],
        zh: ['人数', '规模', '员工人数', '员工'],
      },
      integer: true,
      min: 0,
    }),
    rating: Field.select(ratings, {
      label: { en: 'Rating', zh: '评级' },
      aliases: { en: ['temperature'], zh: ['热度', '等级'] },
    }),
    customer_status: Field.select(customerStatuses, {
      label: { en: 'Customer status', zh: '客户状态' },
      aliases: { en: ['status'], zh: ['状态'] },
    }),
    sla_tier: Field.select(slaTiers, {
      label: { en: 'SLA tier', zh: '服务等级' },
      aliases: { en: ['sla', 'service tier', 'tier'], zh: ['服务级别', 'SLA'] },
    }),
    health_score: Field.number({
      label: { en: 'Health score', zh: '健康度' },
      aliases: { en: ['health'], zh: ['健康分', '健康评分'] },
      integer: true,
      min: 0,
      max: 100,
    }),
    churn_risk: Field.percent({
      label: { en: 'Churn risk', zh: '流失风险' },
      aliases: { en: ['churn', 'churn probability'], zh: ['流失率', '流失概率'] },
    }),
    next_renewal_date: Field.date({
      label: { en: 'Next renewal', zh: '下次续约日期' },
      aliases: { en: ['renewal', 'renewal date'], zh: ['续约', '续约日', '续费日期', '到期日'] },
    }),
    contract_value: Field.currency({
      label: { en: 'Contract value', zh: '合同金额' },
      aliases: { en: ['contract', 'acv'], zh: ['合同额', '签约金额'] },
    }),
    parent_id: Field.reference('account', {
      label: { en: 'Parent account', zh: '上级客户' },
      aliases: { en: ['parent', 'parent company'], zh: ['母公司', '上级公司', '总公司'] },
      onDelete: 'setNull',
      relation: 'children',
    }),
    phone: Field.phone({
      label: { en: 'Phone', zh: '电话' },
      aliases: { en: ['telephone', 'phone number'], zh: ['电话号码', '联系电话', '座机'] },
      search: true,
    }),
    website: Field.url({
      label: { en: 'Website', zh: '网站' },
      aliases: { en: ['web site', 'url', 'homepage'], zh: ['官网', '网址', '主页'] },
    }),
    location: Field.text({
      label: { en: 'Location', zh: '地址' },
      aliases: { en: ['address', 'city', 'place'], zh: ['位置', '城市', '所在地', '地点'] },
      search: true,
    }),
    description: Field.textarea({
      label: { en: 'Description', zh: '描述' },
      aliases: { en: ['about'], zh: ['简介', '说明', '备注'] },
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
