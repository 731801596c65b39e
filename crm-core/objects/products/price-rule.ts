import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const ruleTypes = picklist([
  { code: 'fixed', label: { en: 'Fixed price', zh: '固定价格' } },
  { code: 'percent', label: { en: 'Percent off', zh: '百分比折扣' } },
  { code: 'volume', label: { en: 'Volume price', zh: '阶梯价格' }, aliases: { en: ['tiered'] } },
  { code: 'promotion', label: { en: 'Promotion', zh: '促销' } },
])
const scopes = picklist([
  { code: 'all', label: { en: 'All products', zh: '全部产品' } },
  { code: 'family', label: { en: 'Product family', zh: '产品系列' } },
  { code: 'product', label: { en: 'One product', zh: '单个产品' } },
])
/** From this quantity on, so many percent off. */
export const tiers = z.array(
  z.object({ from: z.number().nonnegative(), discount: z.number().min(0).max(100) }),
)

export const PriceRule = ObjectSchema.create({
  name: 'price_rule',
  label: { en: 'Price rule', zh: '价格规则' },
  plural: { en: 'Price rules', zh: '价格规则' },
  aliases: { en: ['pricing rule', 'pricing rules', 'promotion rule'], zh: ['定价规则', '促销规则'] },
  display: 'name',
  subtitle: 'rule_type',
  domain: 'products',
  access: 'shared',
  list: ['name', 'rule_type', 'scope', 'pricebook_id', 'product_id', 'priority', 'is_active'],
  indexes: [
    { fields: ['pricebook_id', 'priority'] },
    { fields: ['product_id'] },
    { fields: ['promotion_code'] },
    { fields: ['owner_id'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      required: true,
      search: true,
    }),
    pricebook_id: Field.reference('pricebook', {
      label: { en: 'Price book', zh: '价格手册' },
      onDelete: 'cascade',
      relation: 'price_rules',
    }),
    product_id: Field.reference('product', {
      label: { en: 'Product', zh: '产品' },
      onDelete: 'cascade',
      relation: 'price_rules',
    }),
    rule_type: Field.select(ruleTypes, {
      label: { en: 'Rule type', zh: '规则类型' },
      required: true,
      default: 'percent',
    }),
    priority: Field.number({
      label: { en: 'Priority', zh: '优先级' },
      integer: true,
      min: 0,
      required: true,
      default: 100,
    }),
    scope: Field.select(scopes, {
      label: { en: 'Applies to', zh: '适用范围' },
      required: true,
      default: 'product',
    }),
    price: Field.currency({ label: { en: 'Rule price', zh: '规则价格' } }),
    discount: Field.percent({ label: { en: 'Rule discount', zh: '规则折扣' } }),
    tiers: Field.json({ label: { en: 'Tiers', zh: '阶梯' }, schema: tiers }),
    promotion_code: Field.text({
      label: { en: 'Promotion code', zh: '促销码' },
      aliases: { en: ['promo code', 'coupon'], zh: ['优惠码'] },
      max_length: 60,
      search: true,
    }),
    is_active: Field.boolean({
      label: { en: 'Rule in use', zh: '规则启用' },
      default: true,
    }),
  },
})
