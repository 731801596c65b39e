import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const InvoiceLine = ObjectSchema.create({
  name: 'invoice_line',
  label: { en: 'Invoice line', zh: '发票明细' },
  plural: { en: 'Invoice lines', zh: '发票明细' },
  aliases: { en: ['invoice line item', 'billing line'], zh: ['发票行', '开票明细'] },
  display: 'description',
  subtitle: 'invoice_id',
  domain: 'finance',
  access: 'invoiceLine',
  list: ['description', 'product_id', 'quantity', 'unit_price', 'amount'],
  indexes: [
    { fields: ['invoice_id'] },
    { fields: ['product_id'] },
    { fields: ['owner_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    description: Field.text({
      label: { en: 'Description', zh: '描述' },
      aliases: { zh: ['说明', '内容'] },
      required: true,
      max_length: 500,
      search: true,
    }),
    invoice_id: Field.reference('invoice', {
      label: { en: 'Invoice', zh: '发票' },
      required: true,
      onDelete: 'cascade',
      relation: 'lines',
    }),
    product_id: Field.reference('product', {
      label: { en: 'Product', zh: '产品' },
      onDelete: 'restrict',
      relation: 'invoice_lines',
    }),
    quantity: Field.number({
      label: { en: 'Quantity', zh: '数量' },
      min: 0,
      max: 1_000_000_000,
      required: true,
      default: 1,
    }),
    unit_price: Field.currency({
      label: { en: 'Unit price', zh: '单价' },
      aliases: { en: ['price'], zh: ['价格'] },
      required: true,
    }),
    amount: Field.currency({
      label: { en: 'Amount', zh: '金额' },
      aliases: { en: ['line total'], zh: ['行金额'] },
      read_only: true,
    }),
  },
})
