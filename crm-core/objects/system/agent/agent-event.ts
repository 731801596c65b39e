import { Field } from '../../../fields/field.ts'
import { ObjectSchema } from '../../schema.ts'

export const AgentEvent = ObjectSchema.create({
  name: 'agent_event',
  label: { en: 'Run event', zh: '任务事件' },
  plural: { en: 'Run events', zh: '任务事件' },
  display: 'seq',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['run_id', 'seq'], unique: true }],
  fields: {
    run_id: Field.reference('agent_run', {
      label: { en: 'Run', zh: '任务' },
      required: true,
      onDelete: 'cascade',
    }),
    seq: Field.number({ label: { en: 'Number', zh: '序号' }, integer: true, required: true }),
    event: Field.json({ label: { en: 'Event', zh: '事件' }, required: true }),
  },
})
