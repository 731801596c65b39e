import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const payrollStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  { code: 'approved', label: { en: 'Approved', zh: '已批准' } },
  { code: 'paid', label: { en: 'Paid', zh: '已发放' } },
])

export const Payroll = ObjectSchema.create({
  name: 'payroll',
  label: { en: 'Payslip', zh: '工资单' },
  plural: { en: 'Payslips', zh: '工资单' },
  aliases: { en: ['payroll', 'pay slip', 'pay slips'], zh: ['薪资单', '工资条'] },
  display: 'employee_id',
  subtitle: 'period_start',
  domain: 'hr',
  access: 'payroll',
  list: ['employee_id', 'period_start', 'gross_pay', 'tax', 'net_pay', 'pay_date', 'status'],
  period_field: 'pay_date',
  indexes: [
    { fields: ['employee_id', 'period_start'], unique: true, where: 'deleted_at is null' },
    { fields: ['pay_date'] },
    { fields: ['status'] },
  ],
  fields: {
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      required: true,
      onDelete: 'restrict',
      relation: 'payslips',
    }),
    period_start: Field.date({ label: { en: 'Period from', zh: '周期开始' }, required: true }),
    period_end: Field.date({ label: { en: 'Period until', zh: '周期结束' }, required: true }),
    gross_pay: Field.encrypted({
      label: { en: 'Gross pay', zh: '应发工资' },
      of: 'money',
      readers: ['admin', 'finance'],
      required: true,
    }),
    tax: Field.encrypted({
      label: { en: 'Tax and deductions', zh: '税费及扣款' },
      of: 'money',
      readers: ['admin', 'finance'],
    }),
    net_pay: Field.encrypted({
      label: { en: 'Net pay', zh: '实发工资' },
      of: 'money',
      readers: ['admin', 'finance'],
      read_only: true,
    }),
    pay_date: Field.date({ label: { en: 'Paid on', zh: '发放日期' } }),
    status: Field.select(payrollStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'draft',
    }),
  },
})
