import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const trainingStatuses = picklist([
  { code: 'planned', label: { en: 'Planned', zh: '计划中' } },
  { code: 'in_progress', label: { en: 'In progress', zh: '进行中' } },
  { code: 'completed', label: { en: 'Completed', zh: '已完成' } },
  { code: 'cancelled', label: { en: 'Cancelled', zh: '已取消' } },
])
const trainingKinds = picklist([
  { code: 'classroom', label: { en: 'Classroom', zh: '线下课程' } },
  { code: 'online', label: { en: 'Online', zh: '在线课程' } },
  { code: 'coaching', label: { en: 'Coaching', zh: '辅导' } },
  { code: 'conference', label: { en: 'Conference', zh: '会议' } },
])

/** A course that somebody takes. */
export const Training = ObjectSchema.create({
  name: 'training',
  label: { en: 'Training course', zh: '培训记录' },
  plural: { en: 'Training courses', zh: '培训记录' },
  aliases: { en: ['trainings'], zh: ['培训课程'] },
  display: 'name',
  subtitle: 'employee_id',
  domain: 'hr',
  access: 'personal',
  list: ['name', 'employee_id', 'type', 'start_date', 'status'],
  period_field: 'start_date',
  indexes: [{ fields: ['employee_id', 'status'] }, { fields: ['start_date'] }],
  fields: {
    name: Field.text({ label: { en: 'Course', zh: '课程名称' }, required: true, max_length: 160 }),
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      required: true,
      onDelete: 'cascade',
      relation: 'trainings',
    }),
    type: Field.select(trainingKinds, {
      label: { en: 'Type', zh: '类型' },
      required: true,
      default: 'online',
    }),
    provider: Field.text({ label: { en: 'Provider', zh: '培训机构' }, max_length: 160 }),
    status: Field.select(trainingStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'planned',
    }),
    start_date: Field.date({ label: { en: 'Starts', zh: '开始日期' } }),
    end_date: Field.date({ label: { en: 'Ends', zh: '结束日期' } }),
    hours: Field.number({ label: { en: 'Hours', zh: '学时' }, min: 0, max: 2000 }),
    score: Field.number({ label: { en: 'Result', zh: '成绩' }, min: 0, max: 100 }),
    cost: Field.currency({ label: { en: 'Cost', zh: '费用' } }),
  },
})
