import { Field } from '../../../fields/field.ts'
import { ObjectSchema } from '../../schema.ts'

export const AgentThread = ObjectSchema.create({
  name: 'agent_thread',
  label: { en: 'Conversation', zh: '会话' },
  plural: { en: 'Conversations', zh: '会话' },
  display: 'title',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['tenant_id', 'user_id', 'updated_at'] }],
  fields: {
    user_id: Field.key({ label: { en: 'User', zh: '用户' }, required: true }),
    title: Field.text({ label: { en: 'Title', zh: '标题' } }),
    focus: Field.json({ label: { en: 'Focus', zh: '焦点' }, required: true, default: [] }),
    pending: Field.json({ label: { en: 'Open question', zh: '待回答的问题' } }),
    deleted_at: Field.dateTime({ label: { en: 'Deleted', zh: '删除时间' } }),
  },
})
