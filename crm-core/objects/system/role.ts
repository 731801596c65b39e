import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'
import { roleOptions } from './user.ts'

/** What a workspace calls its roles; what a role may do is code (access/rights.ts). */
export const Role = ObjectSchema.create({
  name: 'role',
  label: { en: 'Role', zh: '角色' },
  plural: { en: 'Roles', zh: '角色' },
  display: 'label',
  domain: 'system',
  access: 'settings',
  cache: { ttl: 300, invalidateOn: ['update', 'delete'] },
  list: ['name', 'label'],
  fields: {
    name: Field.select(roleOptions, { label: { en: 'Code', zh: '代码' }, required: true, unique: true }),
    label: Field.text({ label: { en: 'Name', zh: '名称' }, required: true }),
    description: Field.textarea({ label: { en: 'Description', zh: '说明' } }),
  },
})
