import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'
import { employmentTypes, jobLevels } from './picklists.ts'

/** A post in the organisation, whoever holds it. */
export const Position = ObjectSchema.create({
  name: 'position',
  label: { en: 'Position', zh: '岗位' },
  plural: { en: 'Positions', zh: '岗位' },
  aliases: { en: ['job position', 'job positions'], zh: ['职位编制'] },
  display: 'name',
  subtitle: 'department_id',
  domain: 'hr',
  access: 'settings',
  list: ['name', 'department_id', 'level', 'headcount', 'is_active'],
  indexes: [{ fields: ['department_id'] }, { fields: ['reports_to_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['position name'], zh: ['岗位名称'] },
      required: true,
      max_length: 120,
      search: true,
    }),
    code: Field.text({ label: { en: 'Code', zh: '岗位代码' }, unique: true, max_length: 20 }),
    department_id: Field.reference('department', {
      label: { en: 'Department', zh: '部门' },
      required: true,
      onDelete: 'restrict',
      relation: 'positions',
    }),
    reports_to_id: Field.reference('position', {
      label: { en: 'Reports to', zh: '汇报岗位' },
      onDelete: 'setNull',
      relation: 'reporting_positions',
    }),
    level: Field.select(jobLevels, { label: { en: 'Level', zh: '级别' }, aliases: { zh: ['职级'] } }),
    employment_type: Field.select(employmentTypes, {
      label: { en: 'Employment', zh: '用工类型' },
      required: true,
      default: 'full_time',
    }),
    headcount: Field.number({
      label: { en: 'Headcount', zh: '编制人数' },
      integer: true,
      min: 0,
      required: true,
      default: 1,
    }),
    description: Field.textarea({ label: { en: 'Description', zh: '岗位职责' } }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
