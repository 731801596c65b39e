import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const leaveKinds = picklist([
  { code: 'annual', label: { en: 'Annual leave', zh: '年假' } },
  { code: 'sick', label: { en: 'Sick leave', zh: '病假' } },
  { code: 'personal', label: { en: 'Personal leave', zh: '事假' } },
  { code: 'parental', label: { en: 'Parental leave', zh: '育儿假' }, aliases: { zh: ['产假', '陪产假'] } },
  { code: 'marriage', label: { en: 'Marriage leave', zh: '婚假' } },
  { code: 'bereavement', label: { en: 'Bereavement leave', zh: '丧假' } },
  { code: 'unpaid', label: { en: 'Unpaid leave', zh: '无薪假' } },
])
export const timeOffStatuses = picklist([
  { code: 'requested', label: { en: 'Requested', zh: '待审批' } },
  { code: 'approved', label: { en: 'Approved', zh: '已批准' } },
  { code: 'rejected', label: { en: 'Rejected', zh: '已驳回' } },
  { code: 'cancelled', label: { en: 'Cancelled', zh: '已取消' } },
])

export const TimeOff = ObjectSchema.create({
  name: 'time_off',
  label: { en: 'Time off', zh: '休假' },
  plural: { en: 'Time off', zh: '休假' },
  aliases: {
    en: ['leave', 'leave request', 'leave requests', 'vacation', 'vacations'],
    zh: ['请假', '休假申请', '请假申请'],
  },
  display: 'employee_id',
  subtitle: 'start_date',
  domain: 'hr',
  access: 'personal',
  list: ['employee_id', 'type', 'start_date', 'end_date', 'days', 'status'],
  period_field: 'start_date',
  indexes: [
    { fields: ['employee_id', 'start_date'] },
    { fields: ['start_date', 'end_date'] },
    { fields: ['status'] },
    { fields: ['approved_by_id'] },
  ],
  fields: {
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      required: true,
      onDelete: 'cascade',
      relation: 'time_off',
    }),
    type: Field.select(leaveKinds, {
      label: { en: 'Type', zh: '假别' },
      aliases: { en: ['leave type'], zh: ['请假类型'] },
      required: true,
      default: 'annual',
    }),
    start_date: Field.date({
      label: { en: 'From', zh: '开始日期' },
      aliases: { en: ['start date'], zh: ['开始'] },
      required: true,
    }),
    end_date: Field.date({
      label: { en: 'Until', zh: '结束日期' },
      aliases: { en: ['end date'], zh: ['结束'] },
      required: true,
    }),
    is_half_day: Field.boolean({ label: { en: 'Half a day', zh: '半天' }, required: true, default: false }),
    days: Field.number({
      label: { en: 'Days', zh: '天数' },
      description: { en: 'Without weekends and holidays', zh: '不含周末与节假日' },
      read_only: true,
    }),
    status: Field.select(timeOffStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'requested',
    }),
    reason: Field.text({ label: { en: 'Reason', zh: '事由' }, max_length: 500 }),
    approved_by_id: Field.reference('user', {
      label: { en: 'Decided by', zh: '审批人' },
      onDelete: 'setNull',
      read_only: true,
    }),
    decided_at: Field.dateTime({ label: { en: 'Decided', zh: '审批时间' }, read_only: true }),
  },
})
