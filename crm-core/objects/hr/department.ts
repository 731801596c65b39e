import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const Department = ObjectSchema.create({
  name: 'department',
  label: { en: 'Department', zh: '部门' },
  plural: { en: 'Departments', zh: '部门' },
  display: 'name',
  domain: 'hr',
  access: 'settings',
  list: ['name', 'code', 'parent_id', 'head_id'],
  indexes: [{ fields: ['parent_id'] }, { fields: ['head_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['department name'], zh: ['部门名称'] },
      required: true,
      unique: true,
      max_length: 120,
      search: true,
    }),
    code: Field.text({ label: { en: 'Code', zh: '部门代码' }, unique: true, max_length: 20 }),
    parent_id: Field.reference('department', {
      label: { en: 'Part of', zh: '上级部门' },
      onDelete: 'restrict',
      relation: 'children',
    }),
    head_id: Field.reference('user', {
      label: { en: 'Head', zh: '部门负责人' },
      onDelete: 'setNull',
      relation: 'departments',
    }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' } }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
