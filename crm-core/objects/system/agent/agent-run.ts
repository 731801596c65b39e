import { Field } from '../../../fields/field.ts'
import { ObjectSchema } from '../../schema.ts'

export const AgentRun = ObjectSchema.create({
  name: 'agent_run',
  label: { en: 'Run', zh: '任务' },
  plural: { en: 'Runs', zh: '任务' },
  display: 'text',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [
    // One run goes on in a thread at a time; the database keeps it so.
    { fields: ['thread_id'], unique: true, where: "status in ('queued', 'running')" },
    { fields: ['thread_id', 'created_at'] },
    { fields: ['status', 'lease_until'] },
  ],
  fields: {
    thread_id: Field.reference('agent_thread', {
      label: { en: 'Conversation', zh: '会话' },
      required: true,
      onDelete: 'cascade',
    }),
    user_id: Field.key({ label: { en: 'User', zh: '用户' }, required: true }),
    door: Field.text({ label: { en: 'Door', zh: '入口' }, required: true }),
    text: Field.textarea({ label: { en: 'Text', zh: '内容' }, required: true }),
    status: Field.text({ label: { en: 'Status', zh: '状态' }, required: true, default: 'queued' }),
    options: Field.json({ label: { en: 'Options', zh: '选项' }, required: true, default: {} }),
    result: Field.json({ label: { en: 'Result', zh: '结果' } }),
    model: Field.text({ label: { en: 'Model', zh: '模型' } }),
    lease_owner: Field.text({ label: { en: 'Worker', zh: '执行者' } }),
    lease_until: Field.dateTime({ label: { en: 'Lease until', zh: '租约到期' } }),
    attempts: Field.number({
      label: { en: 'Attempts', zh: '尝试次数' },
      integer: true,
      required: true,
      default: 0,
    }),
    cancel_requested: Field.boolean({
      label: { en: 'Cancel requested', zh: '已请求取消' },
      required: true,
      default: false,
    }),
    started_at: Field.dateTime({ label: { en: 'Started', zh: '开始时间' } }),
    finished_at: Field.dateTime({ label: { en: 'Finished', zh: '结束时间' } }),
  },
})
