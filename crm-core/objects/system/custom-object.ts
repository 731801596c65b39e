import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { objectDefinition } from '../../metadata/definition.ts'
import { ObjectSchema } from '../schema.ts'

export const metadataStatus = picklist([
  { code: 'active', label: { en: 'Active', zh: '启用' } },
  { code: 'retired', label: { en: 'Retired', zh: '停用' } },
])

/** An object that an administrator added. Nobody's right: it is written by crm-core/metadata alone. */
export const CustomObject = ObjectSchema.create({
  name: 'custom_object',
  label: { en: 'Custom object', zh: '自定义对象' },
  plural: { en: 'Custom objects', zh: '自定义对象' },
  display: 'name',
  domain: 'system',
  access: 'internal',
  indexes: [
    { fields: ['tenant_id', 'name'], unique: true },
    { fields: ['table_name'], unique: true },
  ],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 40 }),
    table_name: Field.text({ label: { en: 'Table', zh: '数据表' }, required: true, max_length: 63 }),
    definition: Field.json({
      label: { en: 'Definition', zh: '定义' },
      required: true,
      schema: objectDefinition,
    }),
    status: Field.select(metadataStatus, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'active',
    }),
  },
})
