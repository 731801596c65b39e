import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const ProductBundleComponent = ObjectSchema.create({
  name: 'product_bundle_component',
  label: { en: 'Bundle component', zh: '套餐组成' },
  plural: { en: 'Bundle components', zh: '套餐组成' },
  aliases: { en: ['bundle item', 'bundle items'], zh: ['套餐产品'] },
  display: 'product_id',
  subtitle: 'bundle_id',
  domain: 'products',
  access: 'shared',
  list: ['product_id', 'bundle_id', 'quantity', 'is_optional', 'price_override'],
  indexes: [{ fields: ['bundle_id'] }, { fields: ['product_id'] }, { fields: ['owner_id'] }],
  fields: {
    bundle_id: Field.reference('product_bundle', {
      label: { en: 'Bundle', zh: '所属套餐' },
      required: true,
      onDelete: 'cascade',
      relation: 'components',
    }),
    product_id: Field.reference('product', {
      label: { en: 'Product', zh: '产品' },
      required: true,
      onDelete: 'restrict',
      relation: 'bundle_components',
    }),
    quantity: Field.number({
      label: { en: 'Quantity', zh: '数量' },
      min: 0,
      required: true,
      default: 1,
    }),
    is_optional: Field.boolean({ label: { en: 'Optional', zh: '可选' }, default: false }),
    price_override: Field.currency({
      label: { en: 'Price in bundle', zh: '套餐价' },
      aliases: { en: ['price override'], zh: ['套餐内价格'] },
    }),
  },
})
