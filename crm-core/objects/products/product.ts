import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { billingFrequencies, productFamilies } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

const units = picklist([
  { code: 'user', label: { en: 'User', zh: '用户' }, aliases: { en: ['seat'], zh: ['席位'] } },
  { code: 'site', label: { en: 'Site', zh: '站点' }, aliases: { zh: ['门店', '工厂'] } },
  { code: 'day', label: { en: 'Day', zh: '人天' } },
  { code: 'course', label: { en: 'Course', zh: '期' } },
  { code: 'piece', label: { en: 'Piece', zh: '件' }, aliases: { en: ['unit', 'item'], zh: ['台', '套'] } },
])

export const Product = ObjectSchema.create({
  name: 'product',
  label: { en: 'Product', zh: '产品' },
  plural: { en: 'Products', zh: '产品' },
  aliases: { en: ['sku', 'skus', 'catalogue item'], zh: ['商品', '产品目录'] },
  display: 'name',
  subtitle: 'product_code',
  domain: 'products',
  access: 'shared',
  list: ['name', 'product_code', 'family', 'list_price', 'billing_frequency', 'is_active'],
  indexes: [
    { fields: ['family'] },
    { fields: ['name'] },
    { fields: ['owner_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['product name'], zh: ['产品名称'] },
      required: true,
      search: true,
    }),
    product_code: Field.text({
      label: { en: 'Product code', zh: '产品编码' },
      aliases: { en: ['code'], zh: ['编码', '产品代码'] },
      required: true,
      unique: true,
      max_length: 60,
      search: true,
    }),
    family: Field.select(productFamilies, {
      label: { en: 'Product family', zh: '产品系列' },
      aliases: { en: ['family', 'category'], zh: ['系列', '产品类别'] },
      required: true,
      default: 'software',
    }),
    list_price: Field.currency({
      label: { en: 'List price', zh: '标准价格' },
      aliases: { en: ['price'], zh: ['标价', '价格', '单价'] },
      required: true,
    }),
    cost_price: Field.currency({
      label: { en: 'Cost price', zh: '成本价' },
      aliases: { en: ['cost'], zh: ['成本'] },
    }),
    quantity_unit: Field.select(units, {
      label: { en: 'Sold by', zh: '计量单位' },
      aliases: { en: ['unit of measure', 'quantity unit'], zh: ['单位'] },
      required: true,
      default: 'piece',
    }),
    billing_frequency: Field.select(billingFrequencies, {
      label: { en: 'Billing', zh: '计费周期' },
      aliases: { en: ['billing frequency', 'billed'], zh: ['付费周期'] },
      default: 'one_time',
    }),
    is_active: Field.boolean({
      label: { en: 'For sale', zh: '在售' },
      aliases: { en: ['active', 'is active', 'available'], zh: ['启用', '上架'] },
      default: true,
    }),
    description: Field.textarea({
      label: { en: 'Description', zh: '描述' },
      aliases: { zh: ['说明', '产品介绍'] },
      search: true,
    }),
  },
})
