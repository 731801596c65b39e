import { Field } from '../../fields/field.ts'
import { fieldDefinition } from '../../metadata/definition.ts'
import { ObjectSchema } from '../schema.ts'
import { metadataStatus } from './custom-object.ts'

/** A field that an administrator added to an object. Nobody's right: it is written by crm-core/metadata alone. */
export const CustomField = ObjectSchema.create({
  name: 'custom_field',
  label: { en: 'Custom field', zh: '自定义字段' },
  plural: { en: 'Custom fields', zh: '自定义字段' },
  display: 'name',
  domain: 'system',
  access: 'internal',
  indexes: [
    { fields: ['tenant_id', 'object', 'name'], unique: true },
    { fields: ['column_name'], unique: true },
  ],
  fields: {
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 40 }),
    kind: Field.text({ label: { en: 'Kind', zh: '类型' }, required: true, max_length: 40 }),
    column_name: Field.text({ label: { en: 'Column', zh: '数据列' }, required: true, max_length: 63 }),
    definition: Field.json({
      label: { en: 'Definition', zh: '定义' },
      required: true,
      schema: fieldDefinition,
    }),
    status: Field.select(metadataStatus, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'active',
    }),
    /** Since when records wait to be read by search anew; empty when they have been. */
    reindex_due: Field.dateTime({ label: { en: 'To be indexed since', zh: '待索引时间' } }),
  },
})
