import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const quoteStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  {
    code: 'in_review',
    label: { en: 'In review', zh: '审批中' },
    aliases: { en: ['under review'], zh: ['审核中'] },
  },
  { code: 'approved', label: { en: 'Approved', zh: '已批准' }, aliases: { zh: ['批准'] } },
  { code: 'sent', label: { en: 'Sent', zh: '已发送' }, aliases: { en: ['sent out'], zh: ['已发出'] } },
  {
    code: 'accepted',
    label: { en: 'Accepted', zh: '已接受' },
    aliases: { en: ['signed'], zh: ['接受', '客户接受'] },
  },
  { code: 'rejected', label: { en: 'Rejected', zh: '已拒绝' }, aliases: { en: ['declined'], zh: ['拒绝'] } },
  { code: 'expired', label: { en: 'Expired', zh: '已过期' }, aliases: { zh: ['失效'] } },
])
const figure = { read_only: true } as const

/** An offer for a deal. What it sums up to follows from its lines. */
export const Quote = ObjectSchema.create({
  name: 'quote',
  label: { en: 'Quote', zh: '报价单' },
  plural: { en: 'Quotes', zh: '报价单' },
  aliases: { en: ['quotation', 'quotations', 'price quote'], zh: ['报价书', '报价记录'] },
  display: 'name',
  subtitle: 'account_id',
  domain: 'products',
  access: 'owned',
  list: ['quote_number', 'name', 'account_id', 'status', 'total', 'expiration_date', 'owner_id'],
  indexes: [
    { fields: ['owner_id', 'status'] },
    { fields: ['opportunity_id'] },
    { fields: ['account_id'] },
    { fields: ['contact_id'] },
    { fields: ['pricebook_id'] },
    { fields: ['discount_schedule_id'] },
    { fields: ['expiration_date'] },
    { fields: ['created_at'] },
  ],
  fields: {
    quote_number: Field.autonumber({
      label: { en: 'Quote number', zh: '报价单号' },
      aliases: { en: ['quote no'], zh: ['报价编号'] },
      format: 'QUO-{00000}',
    }),
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['quote name'], zh: ['报价名称'] },
      description: { en: 'That of its deal when it is left out.', zh: '留空时取自商机名称。' },
      search: true,
    }),
    opportunity_id: Field.reference('opportunity', {
      label: { en: 'Opportunity', zh: '商机' },
      aliases: { en: ['deal'], zh: ['单子'] },
      required: true,
      onDelete: 'cascade',
      relation: 'quotes',
    }),
    account_id: Field.reference('account', {
      label: { en: 'Account', zh: '客户' },
      aliases: { en: ['company', 'customer', 'client'], zh: ['公司'] },
      onDelete: 'restrict',
      relation: 'quotes',
    }),
    contact_id: Field.reference('contact', {
      label: { en: 'Contact', zh: '联系人' },
      onDelete: 'setNull',
      relation: 'quotes',
    }),
    status: Field.select(quoteStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['quote status'], zh: ['报价状态'] },
      required: true,
      default: 'draft',
    }),
    pricebook_id: Field.reference('pricebook', {
      label: { en: 'Price book', zh: '价格手册' },
      onDelete: 'restrict',
    }),
    discount_schedule_id: Field.reference('discount_schedule', {
      label: { en: 'Discount schedule', zh: '折扣方案' },
      onDelete: 'restrict',
    }),
    currency: Field.text({
      label: { en: 'Currency', zh: '币种' },
      aliases: { zh: ['货币'] },
      read_only: true,
      max_length: 3,
    }),
    discount_percent: Field.percent({
      label: { en: 'Extra discount', zh: '整单折扣' },
      aliases: { en: ['discount percent'], zh: ['折扣率'] },
      description: {
        en: 'On the whole quote, after that of its lines.',
        zh: '在明细折扣之后，对整单再打的折扣。',
      },
      required: true,
      default: 0,
    }),
    tax_percent: Field.percent({
      label: { en: 'Tax rate', zh: '税率' },
      aliases: { en: ['vat'], zh: ['增值税'] },
      required: true,
      default: 0,
    }),
    subtotal: Field.currency({ label: { en: 'Subtotal', zh: '小计' }, ...figure }),
    discount: Field.currency({
      label: { en: 'Discount', zh: '折扣金额' },
      aliases: { zh: ['优惠金额'] },
      ...figure,
    }),
    tax: Field.currency({ label: { en: 'Tax', zh: '税额' }, ...figure }),
    total: Field.currency({
      label: { en: 'Total', zh: '总计' },
      aliases: { en: ['amount', 'value', 'worth', 'total amount'], zh: ['金额', '总额', '总价', '报价金额'] },
      ...figure,
    }),
    expiration_date: Field.date({
      label: { en: 'Expires', zh: '有效期至' },
      aliases: {
        en: ['expiration date', 'expiry', 'valid until', 'expiring'],
        zh: ['到期日', '有效期', '到期'],
      },
    }),
    accepted_at: Field.dateTime({ label: { en: 'Accepted on', zh: '接受时间' }, read_only: true }),
    description: Field.textarea({
      label: { en: 'Terms', zh: '条款' },
      aliases: { en: ['description'], zh: ['描述', '备注'] },
      search: true,
    }),
  },
})
