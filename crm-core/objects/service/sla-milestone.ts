import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const milestones = picklist([
  { code: 'first_response', label: { en: 'First response', zh: '首次响应' } },
  { code: 'resolution', label: { en: 'Resolution', zh: '解决' } },
])

/** What was promised of one case, and when it was kept. Written by the SLA clock. */
export const SlaMilestone = ObjectSchema.create({
  name: 'sla_milestone',
  label: { en: 'SLA milestone', zh: 'SLA 里程碑' },
  plural: { en: 'SLA milestones', zh: 'SLA 里程碑' },
  display: 'milestone',
  subtitle: 'case_id',
  domain: 'service',
  access: 'of_case',
  list: ['case_id', 'milestone', 'due_at', 'met_at', 'is_violated'],
  period_field: 'due_at',
  indexes: [
    { fields: ['case_id', 'milestone'], unique: true },
    { fields: ['due_at'], where: 'met_at is null' },
  ],
  fields: {
    case_id: Field.reference('case', {
      label: { en: 'Case', zh: '工单' },
      required: true,
      onDelete: 'cascade',
      relation: 'milestones',
    }),
    milestone: Field.select(milestones, { label: { en: 'Milestone', zh: '里程碑' }, required: true }),
    due_at: Field.dateTime({ label: { en: 'Due', zh: '时限' }, required: true }),
    met_at: Field.dateTime({ label: { en: 'Kept', zh: '达成时间' } }),
    is_violated: Field.boolean({ label: { en: 'Violated', zh: '超时' }, required: true, default: false }),
  },
})
