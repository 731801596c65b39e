import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const methods = picklist([
  {
    code: 'bank_transfer',
    label: { en: 'Bank transfer', zh: '银行转账' },
    aliases: { en: ['wire'], zh: ['电汇', '对公转账'] },
  },
  { code: 'alipay', label: { en: 'Alipay', zh: '支付宝' } },
  { code: 'wechat_pay', label: { en: 'WeChat Pay', zh: '微信支付' } },
  { code: 'card', label: { en: 'Card', zh: '银行卡' }, aliases: { en: ['credit card'], zh: ['信用卡'] } },
  { code: 'cheque', label: { en: 'Cheque', zh: '支票' }, aliases: { en: ['check'] } },
  { code: 'cash', label: { en: 'Cash', zh: '现金' } },
])

/** Money that is expected for an invoice, and what came of it. */
export const Payment = ObjectSchema.create({
  name: 'payment',
  label: { en: 'Payment', zh: '回款' },
  plural: { en: 'Payments', zh: '回款' },
  aliases: { en: ['receipt', 'receipts', 'instalment', 'instalments'], zh: ['付款记录', '回款记录', '收款'] },
  display: 'invoice_id',
  subtitle: 'payment_method',
  domain: 'finance',
  access: 'ledger',
  period_field: 'actual_date',
  list: ['invoice_id', 'planned_amount', 'planned_date', 'received_amount', 'actual_date', 'payment_method'],
  indexes: [
    { fields: ['invoice_id'] },
    { fields: ['actual_date'] },
    { fields: ['planned_date'] },
    { fields: ['owner_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    invoice_id: Field.reference('invoice', {
      label: { en: 'Invoice', zh: '发票' },
      required: true,
      onDelete: 'restrict',
      relation: 'payments',
    }),
    planned_amount: Field.currency({
      label: { en: 'Planned amount', zh: '计划金额' },
      aliases: { en: ['expected amount'], zh: ['应收金额'] },
    }),
    planned_date: Field.date({
      label: { en: 'Planned date', zh: '计划日期' },
      aliases: { en: ['expected date'], zh: ['计划回款日期'] },
    }),
    received_amount: Field.currency({
      label: { en: 'Received amount', zh: '实收金额' },
      aliases: { en: ['received', 'amount'], zh: ['到账金额', '金额'] },
    }),
    actual_date: Field.date({
      label: { en: 'Received on', zh: '到账日期' },
      aliases: { en: ['actual date', 'paid on'], zh: ['实际日期', '回款日期'] },
    }),
    payment_method: Field.select(methods, {
      label: { en: 'Payment method', zh: '付款方式' },
      aliases: { en: ['method', 'paid by'], zh: ['支付方式'] },
      default: 'bank_transfer',
    }),
    reference: Field.text({
      label: { en: 'Bank reference', zh: '流水号' },
      aliases: { en: ['reference'], zh: ['银行流水'] },
      max_length: 120,
      search: true,
    }),
  },
})
