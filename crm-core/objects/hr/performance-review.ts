import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const reviewStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  { code: 'shared', label: { en: 'Shared', zh: '已反馈' } },
  { code: 'acknowledged', label: { en: 'Acknowledged', zh: '已确认' } },
])
const mark = { min: 1, max: 5 } as const

export const PerformanceReview = ObjectSchema.create({
  name: 'performance_review',
  label: { en: 'Performance review', zh: '绩效评估' },
  plural: { en: 'Performance reviews', zh: '绩效评估' },
  aliases: { en: ['appraisal', 'appraisals'], zh: ['绩效考核', '绩效'] },
  display: 'employee_id',
  subtitle: 'period',
  domain: 'hr',
  access: 'judged',
  list: ['employee_id', 'period', 'reviewer_id', 'overall_rating', 'status'],
  period_field: 'review_date',
  indexes: [
    { fields: ['employee_id', 'period'], unique: true, where: 'deleted_at is null' },
    { fields: ['reviewer_id'] },
    { fields: ['review_date'] },
  ],
  fields: {
    employee_id: Field.reference('employee', {
      label: { en: 'Employee', zh: '员工' },
      required: true,
      onDelete: 'cascade',
      relation: 'reviews',
    }),
    reviewer_id: Field.reference('employee', {
      label: { en: 'Reviewer', zh: '评估人' },
      onDelete: 'setNull',
    }),
    period: Field.text({
      label: { en: 'Period', zh: '考核周期' },
      description: { en: 'For example 2026 H1', zh: '例如 2026 H1' },
      required: true,
      max_length: 40,
    }),
    review_date: Field.date({ label: { en: 'Reviewed on', zh: '评估日期' } }),
    status: Field.select(reviewStatuses, {
      label: { en: 'Status', zh: '状态' },
      description: { en: 'A draft is not shown to the employee', zh: '草稿对员工不可见' },
      required: true,
      default: 'draft',
    }),
    quality_rating: Field.number({ label: { en: 'Quality (1–5)', zh: '工作质量（1–5）' }, ...mark }),
    delivery_rating: Field.number({ label: { en: 'Delivery (1–5)', zh: '交付（1–5）' }, ...mark }),
    teamwork_rating: Field.number({ label: { en: 'Teamwork (1–5)', zh: '协作（1–5）' }, ...mark }),
    growth_rating: Field.number({ label: { en: 'Growth (1–5)', zh: '成长（1–5）' }, ...mark }),
    overall_rating: Field.number({
      label: { en: 'Overall rating', zh: '综合评分' },
      aliases: { en: ['rating'], zh: ['评分'] },
      ...mark,
      read_only: true,
    }),
    strengths: Field.textarea({ label: { en: 'Strengths', zh: '优势' } }),
    improvements: Field.textarea({ label: { en: 'To improve', zh: '待改进' } }),
  },
})
