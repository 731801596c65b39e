import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'
import { casePriorities } from './picklists.ts'

const minutes = { integer: true, min: 1, max: 525_600, required: true } as const

/** Times of a policy for one priority, in place of its usual ones. */
export const SlaTemplate = ObjectSchema.create({
  name: 'sla_template',
  label: { en: 'SLA template', zh: 'SLA 模板' },
  plural: { en: 'SLA templates', zh: 'SLA 模板' },
  display: 'name',
  subtitle: 'sla_policy_id',
  domain: 'service',
  access: 'shared',
  list: ['name', 'sla_policy_id', 'priority', 'first_response_minutes', 'resolution_minutes'],
  indexes: [{ fields: ['sla_policy_id', 'priority'], unique: true, where: 'deleted_at is null' }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 120, search: true }),
    sla_policy_id: Field.reference('sla_policy', {
      label: { en: 'SLA policy', zh: 'SLA 策略' },
      required: true,
      onDelete: 'cascade',
      relation: 'templates',
    }),
    priority: Field.select(casePriorities, { label: { en: 'Priority', zh: '优先级' }, required: true }),
    first_response_minutes: Field.number({
      label: { en: 'First response (minutes)', zh: '首次响应（分钟）' },
      ...minutes,
    }),
    resolution_minutes: Field.number({
      label: { en: 'Resolution (minutes)', zh: '解决（分钟）' },
      ...minutes,
    }),
  },
})
