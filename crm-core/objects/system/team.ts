import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const Team = ObjectSchema.create({
  name: 'team',
  label: { en: 'Team', zh: '团队' },
  plural: { en: 'Teams', zh: '团队' },
  aliases: { en: ['sales team'], zh: ['小组', '销售团队', '组'] },
  display: 'name',
  domain: 'system',
  access: 'settings',
  cache: { ttl: 300, invalidateOn: ['update', 'delete'] },
  list: ['name', 'description'],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, unique: true, search: true }),
    description: Field.textarea({ label: { en: 'Description', zh: '说明' } }),
  },
})
