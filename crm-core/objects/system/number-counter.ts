import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** The last number that was given out, by field that gives numbers. */
export const NumberCounter = ObjectSchema.create({
  name: 'number_counter',
  label: { en: 'Number counter', zh: '编号计数器' },
  plural: { en: 'Number counters', zh: '编号计数器' },
  display: 'object',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['tenant_id', 'object', 'field'], unique: true }],
  fields: {
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    field: Field.text({ label: { en: 'Field', zh: '字段' }, required: true, max_length: 63 }),
    last: Field.number({
      label: { en: 'Last number', zh: '最后编号' },
      required: true,
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
      default: 0,
    }),
  },
})
