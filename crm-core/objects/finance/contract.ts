import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { billingFrequencies } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'
import { paymentTerms } from './payment-terms.ts'

const contractStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' }, aliases: { zh: ['起草中'] } },
  { code: 'in_approval', label: { en: 'In approval', zh: '审批中' } },
  {
    code: 'active',
    label: { en: 'Active', zh: '生效中' },
    aliases: { en: ['in force'], zh: ['生效', '执行中'] },
  },
  { code: 'expired', label: { en: 'Expired', zh: '已到期' }, aliases: { en: ['ended'], zh: ['到期'] } },
  {
    code: 'terminated',
    label: { en: 'Terminated', zh: '已终止' },
    aliases: { en: ['cancelled', 'canceled'], zh: ['终止', '解除'] },
  },
])

export const Contract = ObjectSchema.create({
  name: 'contract',
  label: { en: 'Contract', zh: '合同' },
  plural: { en: 'Contracts', zh: '合同' },
  aliases: { en: ['agreement', 'agreements'], zh: ['协议', '合约'] },
  display: 'name',
  subtitle: 'account_id',
  domain: 'finance',
  access: 'owned',
  list: [
    'contract_number',
    'name',
    'account_id',
    'status',
    'contract_value',
    'start_date',
    'end_date',
    'owner_id',
  ],
  indexes: [
    { fields: ['owner_id', 'status'] },
    { fields: ['account_id'] },
    { fields: ['opportunity_id'], unique: true, where: 'deleted_at is null' },
    { fields: ['end_date'] },
    { fields: ['start_date'] },
    { fields: ['created_at'] },
  ],
  fields: {
    contract_number: Field.autonumber({
      label: { en: 'Contract number', zh: '合同编号' },
      aliases: { en: ['contract no'], zh: ['合同号'] },
      format: 'CON-{00000}',
    }),
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['contract name'], zh: ['合同名称'] },
      required: true,
      search: true,
    }),
    account_id: Field.reference('account', {
      label: { en: 'Account', zh: '客户' },
      aliases: { en: ['company', 'customer', 'client'], zh: ['公司'] },
      required: true,
      onDelete: 'restrict',
      relation: 'contracts',
    }),
    opportunity_id: Field.reference('opportunity', {
      label: { en: 'Opportunity', zh: '商机' },
      aliases: { en: ['deal'], zh: ['单子'] },
      description: { en: 'A deal has one contract.', zh: '一个商机只有一份合同。' },
      onDelete: 'setNull',
      relation: 'contracts',
    }),
    status: Field.select(contractStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['contract status'], zh: ['合同状态'] },
      required: true,
      default: 'draft',
    }),
    contract_value: Field.currency({
      label: { en: 'Contract value', zh: '合同金额' },
      aliases: { en: ['value', 'amount', 'worth'], zh: ['金额', '合同额', '合同总额'] },
    }),
    start_date: Field.date({
      label: { en: 'Start date', zh: '开始日期' },
      aliases: { en: ['starts', 'start'], zh: ['生效日期', '起始日'] },
    }),
    end_date: Field.date({
      label: { en: 'End date', zh: '结束日期' },
      aliases: { en: ['ends', 'end', 'ending', 'expiring', 'expires'], zh: ['到期日', '到期日期', '终止日'] },
    }),
    term_months: Field.number({
      label: { en: 'Term (months)', zh: '期限（月）' },
      aliases: { en: ['term', 'months'], zh: ['期限', '合同期'] },
      integer: true,
      min: 1,
      max: 600,
      required: true,
      default: 12,
    }),
    billing_frequency: Field.select(billingFrequencies, {
      label: { en: 'Billing', zh: '开票周期' },
      aliases: { en: ['billing frequency', 'billed'], zh: ['付款周期'] },
      required: true,
      default: 'annual',
    }),
    payment_terms: Field.select(paymentTerms, {
      label: { en: 'Payment terms', zh: '付款条件' },
      aliases: { zh: ['账期'] },
      required: true,
      default: 'net_30',
    }),
    auto_renew: Field.boolean({
      label: { en: 'Renews by itself', zh: '自动续约' },
      aliases: { en: ['auto renew', 'auto-renew'] },
      default: false,
    }),
    signed_at: Field.date({ label: { en: 'Signed', zh: '签署日期' }, aliases: { en: ['signed on'] } }),
    activated_at: Field.dateTime({ label: { en: 'In force since', zh: '激活时间' }, read_only: true }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' }, search: true }),
  },
})
