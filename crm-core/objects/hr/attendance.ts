import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const attendanceStatuses = picklist([
  { code: 'present', label: { en: 'Present', zh: '出勤' } },
  { code: 'remote', label: { en: 'Remote', zh: '远程办公' } },
  { code: 'late', label: { en: 'Late', zh: '迟到' } },
  { code: 'absent', label: { en: 'Absent', zh: '缺勤' } },
])

export const Attendance = ObjectSchema.create({
  name: 'attendance',
  label: { en: 'Attendance', zh: '考勤' },
  plural: { en: 'Attendance', zh: '考勤' },
  aliases: { en: ['attendance record', 'attendance records'], zh: ['考勤记录', '出勤记录'] },
  display: 'employee_id',
  subtitle: 'date',
  domain: 'hr',
  access: 'personal',
  list: ['employee_id', 'date', 'check_in', 'check_out', 'hours', 'status'],
  period_field: 'date',
  indexes: [
    { fields: ['employee_id', 'date'], unique: true, where: 'deleted_at is null' },
    { fields: ['date'] },
  ],
  fields: {
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      required: true,
      onDelete: 'cascade',
      relation: 'attendance',
    }),
    date: Field.date({ label: { en: 'Date', zh: '日期' }, required: true }),
    check_in: Field.dateTime({ label: { en: 'Came', zh: '上班打卡' } }),
    check_out: Field.dateTime({ label: { en: 'Left', zh: '下班打卡' } }),
    hours: Field.number({ label: { en: 'Hours', zh: '工时' }, read_only: true }),
    status: Field.select(attendanceStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'present',
    }),
    remark: Field.text({ label: { en: 'Remark', zh: '说明' }, max_length: 300 }),
  },
})
