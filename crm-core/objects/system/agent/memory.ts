import { Field } from '../../../fields/field.ts'
import { ObjectSchema } from '../../schema.ts'

export const Memory = ObjectSchema.create({
  name: 'memory',
  label: { en: 'Memory', zh: '记忆' },
  plural: { en: 'Memories', zh: '记忆' },
  display: 'text',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['user_id', 'kind'] }],
  fields: {
    user_id: Field.key({ label: { en: 'User', zh: '用户' }, required: true }),
    kind: Field.text({ label: { en: 'Kind', zh: '类别' }, required: true }),
    text: Field.textarea({ label: { en: 'Text', zh: '内容' }, required: true }),
    source: Field.json({ label: { en: 'Source', zh: '来源' } }),
    expires_at: Field.dateTime({ label: { en: 'Expires', zh: '过期时间' } }),
  },
})
