import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** Products that are sold together. */
export const ProductBundle = ObjectSchema.create({
  name: 'product_bundle',
  label: { en: 'Product bundle', zh: '产品套餐' },
  plural: { en: 'Product bundles', zh: '产品套餐' },
  aliases: { en: ['bundle', 'bundles', 'package deal'], zh: ['套餐', '产品组合', '产品包'] },
  display: 'name',
  subtitle: 'bundle_code',
  domain: 'products',
  access: 'shared',
  list: ['name', 'bundle_code', 'discount_percent', 'is_active', 'updated_at'],
  indexes: [{ fields: ['name'] }, { fields: ['owner_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['bundle name'], zh: ['套餐名称'] },
      required: true,
      search: true,
    }),
    bundle_code: Field.text({
      label: { en: 'Bundle code', zh: '套餐编码' },
      required: true,
      unique: true,
      max_length: 60,
      search: true,
    }),
    discount_percent: Field.percent({
      label: { en: 'Bundle discount', zh: '套餐折扣' },
      default: 0,
    }),
    is_active: Field.boolean({
      label: { en: 'For sale', zh: '在售' },
      aliases: { en: ['active'], zh: ['启用'] },
      default: true,
    }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' }, search: true }),
  },
})
