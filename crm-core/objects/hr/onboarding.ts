import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const onboardingStatuses = picklist([
  { code: 'planned', label: { en: 'Planned', zh: '待入职' } },
  { code: 'in_progress', label: { en: 'In progress', zh: '进行中' } },
  { code: 'completed', label: { en: 'Completed', zh: '已完成' } },
  { code: 'cancelled', label: { en: 'Cancelled', zh: '已取消' } },
])

/** The first weeks of somebody new; what is to be done are the parts of its task. */
export const Onboarding = ObjectSchema.create({
  name: 'onboarding',
  label: { en: 'Onboarding', zh: '入职办理' },
  plural: { en: 'Onboardings', zh: '入职办理' },
  aliases: { zh: ['入职流程', '入职手续'] },
  display: 'name',
  subtitle: 'start_date',
  domain: 'hr',
  access: 'onboarding',
  list: ['name', 'start_date', 'status', 'buddy_id', 'task_id', 'owner_id'],
  period_field: 'start_date',
  indexes: [
    { fields: ['application_id'], unique: true, where: 'deleted_at is null' },
    { fields: ['employee_id'] },
    { fields: ['buddy_id'] },
    { fields: ['task_id'] },
    { fields: ['owner_id', 'status'] },
    { fields: ['start_date'] },
  ],
  fields: {
    name: Field.text({ label: { en: 'Who', zh: '姓名' }, required: true, max_length: 120 }),
    application_id: Field.reference('application', {
      label: { en: 'Application', zh: '求职申请' },
      onDelete: 'setNull',
      relation: 'onboardings',
    }),
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      onDelete: 'cascade',
      relation: 'onboardings',
    }),
    status: Field.select(onboardingStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'planned',
    }),
    start_date: Field.date({ label: { en: 'First day', zh: '入职日期' } }),
    buddy_id: Field.reference('user', { label: { en: 'Buddy', zh: '入职伙伴' }, onDelete: 'setNull' }),
    task_id: Field.reference('task', { label: { en: 'Checklist', zh: '任务清单' }, onDelete: 'setNull' }),
    notes: Field.textarea({ label: { en: 'Notes', zh: '备注' } }),
  },
})
