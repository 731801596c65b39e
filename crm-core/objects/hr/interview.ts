import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const interviewKinds = picklist([
  { code: 'phone', label: { en: 'Phone screen', zh: '电话面试' } },
  { code: 'technical', label: { en: 'Technical', zh: '技术面试' } },
  { code: 'panel', label: { en: 'Panel', zh: '小组面试' } },
  { code: 'hr', label: { en: 'HR talk', zh: 'HR 面谈' } },
  { code: 'final', label: { en: 'Final', zh: '终面' } },
])
const interviewStatuses = picklist([
  { code: 'scheduled', label: { en: 'Scheduled', zh: '已安排' } },
  { code: 'completed', label: { en: 'Completed', zh: '已完成' } },
  { code: 'cancelled', label: { en: 'Cancelled', zh: '已取消' } },
  { code: 'no_show', label: { en: 'No-show', zh: '未到场' } },
])
const recommendations = picklist([
  { code: 'strong_yes', label: { en: 'Strong yes', zh: '强烈推荐' } },
  { code: 'yes', label: { en: 'Yes', zh: '推荐' } },
  { code: 'no', label: { en: 'No', zh: '不推荐' } },
  { code: 'strong_no', label: { en: 'Strong no', zh: '坚决不推荐' } },
])

export const Interview = ObjectSchema.create({
  name: 'interview',
  label: { en: 'Job interview', zh: '面试' },
  plural: { en: 'Job interviews', zh: '面试' },
  aliases: { en: ['interview', 'interviews'], zh: ['面试安排'] },
  display: 'application_id',
  subtitle: 'type',
  domain: 'hr',
  access: 'interview',
  list: ['application_id', 'type', 'scheduled_at', 'interviewer_id', 'status', 'rating'],
  period_field: 'scheduled_at',
  indexes: [
    { fields: ['application_id'] },
    { fields: ['interviewer_id', 'scheduled_at'] },
    { fields: ['scheduled_at'] },
    { fields: ['owner_id'] },
  ],
  fields: {
    application_id: Field.reference('application', {
      label: { en: 'Application', zh: '求职申请' },
      required: true,
      onDelete: 'cascade',
      relation: 'interviews',
    }),
    interviewer_id: Field.reference('user', {
      label: { en: 'Interviewer', zh: '面试官' },
      onDelete: 'setNull',
      relation: 'interviews',
    }),
    type: Field.select(interviewKinds, {
      label: { en: 'Type', zh: '类型' },
      required: true,
      default: 'technical',
    }),
    round: Field.number({ label: { en: 'Round', zh: '轮次' }, integer: true, min: 1, max: 9, default: 1 }),
    scheduled_at: Field.dateTime({ label: { en: 'Scheduled', zh: '面试时间' }, required: true }),
    duration_minutes: Field.number({
      label: { en: 'Minutes', zh: '时长（分钟）' },
      integer: true,
      min: 5,
      max: 600,
      default: 60,
    }),
    location: Field.text({ label: { en: 'Place or link', zh: '地点或链接' }, max_length: 300 }),
    status: Field.select(interviewStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'scheduled',
    }),
    rating: Field.number({ label: { en: 'Rating (1–5)', zh: '评分（1–5）' }, integer: true, min: 1, max: 5 }),
    recommendation: Field.select(recommendations, { label: { en: 'Recommendation', zh: '录用建议' } }),
    feedback: Field.textarea({ label: { en: 'Feedback', zh: '面试反馈' } }),
  },
})
