import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const recruitmentStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  { code: 'open', label: { en: 'Open', zh: '招聘中' } },
  { code: 'on_hold', label: { en: 'On hold', zh: '暂停' } },
  { code: 'filled', label: { en: 'Filled', zh: '已招满' } },
  { code: 'cancelled', label: { en: 'Cancelled', zh: '已取消' } },
])

/** A search for somebody: how many are wanted, by when and by whom. */
export const Recruitment = ObjectSchema.create({
  name: 'recruitment',
  label: { en: 'Job opening', zh: '招聘需求' },
  plural: { en: 'Job openings', zh: '招聘需求' },
  aliases: {
    en: ['recruitment', 'vacancy', 'vacancies', 'requisition', 'requisitions'],
    zh: ['招聘', '空缺岗位'],
  },
  display: 'title',
  subtitle: 'department_id',
  domain: 'hr',
  access: 'hiring',
  list: ['title', 'department_id', 'hiring_manager_id', 'headcount', 'filled_count', 'status', 'target_date'],
  indexes: [
    { fields: ['status'] },
    { fields: ['position_id'] },
    { fields: ['department_id'] },
    { fields: ['hiring_manager_id'] },
    { fields: ['owner_id'] },
    { fields: ['target_date'] },
  ],
  fields: {
    title: Field.text({
      label: { en: 'Title', zh: '招聘名称' },
      required: true,
      max_length: 160,
      search: true,
    }),
    position_id: Field.reference('position', {
      label: { en: 'Position', zh: '岗位' },
      onDelete: 'restrict',
      relation: 'recruitments',
    }),
    department_id: Field.reference('department', {
      label: { en: 'Department', zh: '部门' },
      onDelete: 'restrict',
      relation: 'recruitments',
    }),
    hiring_manager_id: Field.reference('user', {
      label: { en: 'Hiring manager', zh: '用人经理' },
      onDelete: 'setNull',
      relation: 'recruitments',
    }),
    status: Field.select(recruitmentStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'open',
    }),
    headcount: Field.number({
      label: { en: 'Wanted', zh: '招聘人数' },
      integer: true,
      min: 1,
      required: true,
      default: 1,
    }),
    filled_count: Field.number({
      label: { en: 'Hired so far', zh: '已入职人数' },
      integer: true,
      min: 0,
      read_only: true,
      required: true,
      default: 0,
    }),
    opened_on: Field.date({ label: { en: 'Opened', zh: '开始日期' } }),
    target_date: Field.date({ label: { en: 'Wanted by', zh: '期望到岗日期' } }),
    salary_from: Field.currency({ label: { en: 'Salary from', zh: '薪资下限' } }),
    salary_to: Field.currency({ label: { en: 'Salary to', zh: '薪资上限' } }),
    location: Field.text({ label: { en: 'Location', zh: '工作地点' }, max_length: 120 }),
    description: Field.textarea({ label: { en: 'Description', zh: '岗位说明' } }),
  },
})
