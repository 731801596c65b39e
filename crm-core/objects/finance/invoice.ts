import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'
import { paymentTerms } from './payment-terms.ts'

const invoiceStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  {
    code: 'issued',
    label: { en: 'Issued', zh: '已开具' },
    aliases: { en: ['unpaid', 'outstanding'], zh: ['未付', '未付款', '未收款'] },
  },
  {
    code: 'partly_paid',
    label: { en: 'Partly paid', zh: '部分付款' },
    aliases: { en: ['partially paid'], zh: ['部分收款'] },
  },
  { code: 'paid', label: { en: 'Paid', zh: '已付清' }, aliases: { zh: ['已付款', '已收款', '付清'] } },
  { code: 'void', label: { en: 'Void', zh: '作废' }, aliases: { en: ['voided'], zh: ['已作废'] } },
])

/** What a customer owes, and how much of it has come. */
export const Invoice = ObjectSchema.create({
  name: 'invoice',
  label: { en: 'Invoice', zh: '发票' },
  plural: { en: 'Invoices', zh: '发票' },
  aliases: { en: ['bill', 'bills'], zh: ['账单', '应收单'] },
  display: 'invoice_number',
  subtitle: 'account_id',
  domain: 'finance',
  access: 'ledger',
  list: ['invoice_number', 'account_id', 'status', 'total_amount', 'paid_amount', 'due_date', 'owner_id'],
  indexes: [
    { fields: ['owner_id', 'status'] },
    { fields: ['account_id'] },
    { fields: ['contract_id'] },
    { fields: ['due_date'], where: "status in ('issued', 'partly_paid')" },
    { fields: ['due_date'] },
    { fields: ['created_at'] },
  ],
  fields: {
    invoice_number: Field.autonumber({
      label: { en: 'Invoice number', zh: '发票号' },
      aliases: { en: ['invoice no'], zh: ['发票编号', '发票号码'] },
      format: 'INV-{00000}',
    }),
    name: Field.text({
      label: { en: 'For what', zh: '开票内容' },
      aliases: { en: ['invoice name'], zh: ['发票名称'] },
      search: true,
    }),
    account_id: Field.reference('account', {
      label: { en: 'Account', zh: '客户' },
      aliases: { en: ['company', 'customer', 'client'], zh: ['公司'] },
      required: true,
      onDelete: 'restrict',
      relation: 'invoices',
    }),
    contract_id: Field.reference('contract', {
      label: { en: 'Contract', zh: '合同' },
      onDelete: 'restrict',
      relation: 'invoices',
    }),
    status: Field.select(invoiceStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { en: ['invoice status'], zh: ['发票状态'] },
      required: true,
      default: 'draft',
    }),
    total_amount: Field.currency({
      label: { en: 'Total amount', zh: '总金额' },
      aliases: { en: ['amount', 'total', 'value', 'worth'], zh: ['金额', '发票金额', '总额'] },
      description: { en: 'The sum of its lines, when it has any.', zh: '有明细时为明细合计。' },
    }),
    paid_amount: Field.currency({
      label: { en: 'Paid', zh: '已付金额' },
      aliases: { en: ['amount paid', 'received'], zh: ['已收金额'] },
      read_only: true,
    }),
    invoice_date: Field.date({
      label: { en: 'Invoice date', zh: '开票日期' },
      aliases: { en: ['issued on'], zh: ['开具日期'] },
    }),
    due_date: Field.date({
      label: { en: 'Due date', zh: '到期日' },
      aliases: { en: ['due', 'deadline', 'by'], zh: ['付款期限', '应付日期', '到期日期', '到期'] },
    }),
    payment_terms: Field.select(paymentTerms, {
      label: { en: 'Payment terms', zh: '付款条件' },
      aliases: { zh: ['账期'] },
      required: true,
      default: 'net_30',
    }),
    period_start: Field.date({ label: { en: 'Period from', zh: '账期开始' } }),
    period_end: Field.date({ label: { en: 'Period until', zh: '账期结束' } }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' }, search: true }),
  },
})
