import { Field } from '../../../fields/field.ts'
import { ObjectSchema } from '../../schema.ts'

export const AgentStep = ObjectSchema.create({
  name: 'agent_step',
  label: { en: 'Run step', zh: '任务步骤' },
  plural: { en: 'Run steps', zh: '任务步骤' },
  display: 'step_id',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['run_id', 'step_id', 'action_index'], unique: true }],
  fields: {
    run_id: Field.reference('agent_run', {
      label: { en: 'Run', zh: '任务' },
      required: true,
      onDelete: 'cascade',
    }),
    step_id: Field.text({ label: { en: 'Step', zh: '步骤' }, required: true }),
    action_index: Field.number({
      label: { en: 'Action', zh: '动作' },
      integer: true,
      required: true,
      default: 0,
    }),
    tool: Field.text({ label: { en: 'Tool', zh: '工具' }, required: true }),
    args: Field.json({ label: { en: 'Arguments', zh: '参数' }, required: true, default: {} }),
    status: Field.text({ label: { en: 'Status', zh: '状态' }, required: true }),
    claim_key: Field.text({ label: { en: 'Claim key', zh: '防重键' } }),
    result: Field.json({ label: { en: 'Result', zh: '结果' } }),
    error: Field.json({ label: { en: 'Error', zh: '错误' } }),
    approval_id: Field.key({ label: { en: 'Approval', zh: '审批' } }),
    started_at: Field.dateTime({ label: { en: 'Started', zh: '开始时间' } }),
    finished_at: Field.dateTime({ label: { en: 'Finished', zh: '结束时间' } }),
  },
})
