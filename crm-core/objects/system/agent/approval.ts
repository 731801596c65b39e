import { Field } from '../../../fields/field.ts'
import { ObjectSchema } from '../../schema.ts'

export const Approval = ObjectSchema.create({
  name: 'approval',
  label: { en: 'Approval', zh: '审批' },
  plural: { en: 'Approvals', zh: '审批' },
  display: 'summary',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['user_id', 'status'] }, { fields: ['thread_id'] }, { fields: ['run_id'] }],
  fields: {
    run_id: Field.reference('agent_run', {
      label: { en: 'Run', zh: '任务' },
      required: true,
      onDelete: 'cascade',
    }),
    thread_id: Field.key({ label: { en: 'Conversation', zh: '会话' }, required: true }),
    user_id: Field.key({ label: { en: 'User', zh: '用户' }, required: true }),
    step_id: Field.text({ label: { en: 'Step', zh: '步骤' }, required: true }),
    tool: Field.text({ label: { en: 'Tool', zh: '工具' }, required: true }),
    status: Field.text({ label: { en: 'Status', zh: '状态' }, required: true, default: 'pending' }),
    summary: Field.textarea({ label: { en: 'Summary', zh: '摘要' }, required: true }),
    reason: Field.json({ label: { en: 'Reason', zh: '原因' } }),
    rows: Field.json({ label: { en: 'Rows', zh: '明细' }, required: true, default: [] }),
    payload_hash: Field.text({ label: { en: 'Payload hash', zh: '内容哈希' }, required: true }),
    expires_at: Field.dateTime({ label: { en: 'Expires', zh: '过期时间' } }),
    decided_at: Field.dateTime({ label: { en: 'Decided', zh: '决定时间' } }),
    decided_by: Field.key({ label: { en: 'Decided by', zh: '决定人' } }),
  },
})
