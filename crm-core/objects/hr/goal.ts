import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const goalStatuses = picklist([
  { code: 'open', label: { en: 'Open', zh: '进行中' } },
  { code: 'at_risk', label: { en: 'At risk', zh: '有风险' } },
  { code: 'achieved', label: { en: 'Achieved', zh: '已达成' } },
  { code: 'missed', label: { en: 'Missed', zh: '未达成' } },
  { code: 'cancelled', label: { en: 'Cancelled', zh: '已取消' } },
])

export const Goal = ObjectSchema.create({
  name: 'goal',
  label: { en: 'Personal goal', zh: '个人目标' },
  plural: { en: 'Personal goals', zh: '个人目标' },
  aliases: { en: ['goals', 'okr', 'okrs'], zh: ['绩效目标', 'OKR'] },
  display: 'title',
  subtitle: 'employee_id',
  domain: 'hr',
  access: 'personal',
  list: ['title', 'employee_id', 'progress', 'status', 'due_date'],
  indexes: [{ fields: ['employee_id', 'status'] }, { fields: ['parent_goal_id'] }, { fields: ['due_date'] }],
  fields: {
    title: Field.text({ label: { en: 'Title', zh: '目标名称' }, required: true }),
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      required: true,
      onDelete: 'cascade',
      relation: 'goals',
    }),
    parent_goal_id: Field.reference('goal', {
      label: { en: 'Part of', zh: '上级目标' },
      onDelete: 'setNull',
      relation: 'parts',
    }),
    status: Field.select(goalStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'open',
    }),
    target_value: Field.number({ label: { en: 'Target', zh: '目标值' } }),
    actual_value: Field.number({ label: { en: 'Reached', zh: '完成值' } }),
    unit: Field.text({ label: { en: 'Unit', zh: '单位' }, max_length: 40 }),
    weight: Field.percent({ label: { en: 'Weight', zh: '权重' } }),
    progress: Field.percent({ label: { en: 'Progress', zh: '进度' }, read_only: true }),
    start_date: Field.date({ label: { en: 'From', zh: '开始日期' } }),
    due_date: Field.date({ label: { en: 'Due date', zh: '截止日期' } }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' } }),
  },
})
