import { Field } from '../../fields/field.ts'
import { billingFrequencies } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

export const QuoteLineItem = ObjectSchema.create({
  name: 'quote_line_item',
  label: { en: 'Quote line', zh: '报价明细' },
  plural: { en: 'Quote lines', zh: '报价明细' },
  aliases: { en: ['quote line item', 'line item', 'line items'], zh: ['报价行', '报价产品'] },
  display: 'product_id',
  subtitle: 'quote_id',
  domain: 'products',
  access: 'quoteLine',
  list: ['product_id', 'quantity', 'unit_price', 'discount', 'amount', 'billing_frequency'],
  indexes: [
    { fields: ['quote_id'] },
    { fields: ['product_id'] },
    { fields: ['owner_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    quote_id: Field.reference('quote', {
      label: { en: 'Quote', zh: '报价单' },
      required: true,
      onDelete: 'cascade',
      relation: 'line_items',
    }),
    product_id: Field.reference('product', {
      label: { en: 'Product', zh: '产品' },
      required: true,
      onDelete: 'restrict',
      relation: 'quote_line_items',
    }),
    description: Field.text({
      label: { en: 'Description', zh: '描述' },
      aliases: { zh: ['说明'] },
      max_length: 500,
      search: true,
    }),
    quantity: Field.number({
      label: { en: 'Quantity', zh: '数量' },
      min: 0,
      max: 1_000_000_000,
      required: true,
      default: 1,
    }),
    list_price: Field.currency({ label: { en: 'List price', zh: '标准价格' }, read_only: true }),
    unit_price: Field.currency({
      label: { en: 'Unit price', zh: '单价' },
      aliases: { en: ['price'], zh: ['价格'] },
      description: {
        en: "The product's list price when it is left out.",
        zh: '留空时取产品的标准价格。',
      },
    }),
    discount: Field.percent({
      label: { en: 'Discount', zh: '折扣' },
      required: true,
      default: 0,
    }),
    amount: Field.currency({
      label: { en: 'Amount', zh: '金额' },
      aliases: { en: ['line total'], zh: ['行金额'] },
      read_only: true,
    }),
    margin: Field.percent({
      label: { en: 'Margin', zh: '毛利率' },
      aliases: { zh: ['利润率'] },
      min: -1e9,
      read_only: true,
    }),
    billing_frequency: Field.select(billingFrequencies, {
      label: { en: 'Billing', zh: '计费周期' },
      aliases: { en: ['billing frequency'] },
    }),
  },
})
