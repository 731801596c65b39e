import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

export const applicationStatuses = picklist([
  { code: 'applied', label: { en: 'Applied', zh: '已投递' } },
  { code: 'screening', label: { en: 'Screening', zh: '筛选中' } },
  { code: 'interview', label: { en: 'Interviewing', zh: '面试中' } },
  { code: 'offer', label: { en: 'Offer', zh: '发放录用通知' } },
  { code: 'hired', label: { en: 'Hired', zh: '已录用' } },
  { code: 'rejected', label: { en: 'Rejected', zh: '未通过' } },
  { code: 'withdrawn', label: { en: 'Withdrawn', zh: '已放弃' } },
])

export const Application = ObjectSchema.create({
  name: 'application',
  label: { en: 'Job application', zh: '求职申请' },
  plural: { en: 'Job applications', zh: '求职申请' },
  aliases: { zh: ['应聘申请', '简历投递'] },
  display: 'candidate_id',
  subtitle: 'recruitment_id',
  domain: 'hr',
  access: 'application',
  list: ['candidate_id', 'recruitment_id', 'status', 'applied_on', 'owner_id'],
  period_field: 'applied_on',
  indexes: [
    { fields: ['candidate_id', 'recruitment_id'], unique: true, where: 'deleted_at is null' },
    { fields: ['recruitment_id', 'status'] },
    { fields: ['owner_id'] },
    { fields: ['applied_on'] },
  ],
  fields: {
    candidate_id: Field.reference('candidate', {
      label: { en: 'Candidate', zh: '候选人' },
      required: true,
      onDelete: 'cascade',
      relation: 'applications',
    }),
    recruitment_id: Field.reference('recruitment', {
      label: { en: 'Job opening', zh: '招聘需求' },
      required: true,
      onDelete: 'restrict',
      relation: 'applications',
    }),
    status: Field.select(applicationStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'applied',
    }),
    applied_on: Field.date({ label: { en: 'Applied', zh: '投递日期' } }),
    start_date: Field.date({ label: { en: 'Can start', zh: '可入职日期' } }),
    expected_salary: Field.currency({ label: { en: 'Salary wanted', zh: '期望薪资' } }),
    cover_letter: Field.textarea({ label: { en: 'Cover letter', zh: '求职信' } }),
    rejection_reason: Field.text({ label: { en: 'Why rejected', zh: '未通过原因' }, max_length: 500 }),
    decided_at: Field.dateTime({ label: { en: 'Decided', zh: '决定时间' }, read_only: true }),
  },
})
