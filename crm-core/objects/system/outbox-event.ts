import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** What happened to a record, stored with it; the relay hands it on after commit. */
export const OutboxEvent = ObjectSchema.create({
  name: 'outbox_event',
  label: { en: 'Event', zh: '事件' },
  plural: { en: 'Events', zh: '事件' },
  display: 'type',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['created_at'], where: 'relayed_at is null' }, { fields: ['record_id'] }],
  fields: {
    /** created, updated, deleted, restored. */
    type: Field.text({ label: { en: 'Type', zh: '类型' }, required: true, max_length: 40 }),
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    record_id: Field.key({ label: { en: 'Record', zh: '记录' }, required: true }),
    record_version: Field.number({ label: { en: 'Version', zh: '版本' }, integer: true, required: true }),
    user_id: Field.key({ label: { en: 'User', zh: '用户' } }),
    door: Field.text({ label: { en: 'Door', zh: '入口' }, required: true, max_length: 20 }),
    cause: Field.text({ label: { en: 'Cause', zh: '原因' }, max_length: 255 }),
    changes: Field.json({ label: { en: 'Changes', zh: '变更' }, required: true }),
    relayed_at: Field.dateTime({ label: { en: 'Relayed', zh: '转发时间' } }),
    attempts: Field.number({
      label: { en: 'Attempts', zh: '尝试次数' },
      integer: true,
      required: true,
      default: 0,
    }),
    error: Field.textarea({ label: { en: 'Error', zh: '错误' } }),
  },
})
