import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** Where mail goes when no mail server is configured. */
export const CapturedMail = ObjectSchema.create({
  name: 'captured_mail',
  label: { en: 'Captured mail', zh: '捕获的邮件' },
  plural: { en: 'Captured mail', zh: '捕获的邮件' },
  display: 'subject',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['message_id'], unique: true }, { fields: ['tenant_id', 'created_at'] }],
  fields: {
    message_id: Field.text({ label: { en: 'Message-ID', zh: 'Message-ID' }, required: true }),
    from_address: Field.text({ label: { en: 'From', zh: '发件人' }, required: true }),
    to_address: Field.text({ label: { en: 'To', zh: '收件人' }, required: true }),
    subject: Field.text({ label: { en: 'Subject', zh: '主题' }, required: true }),
    text: Field.textarea({ label: { en: 'Text', zh: '正文' }, required: true }),
    html: Field.textarea({ label: { en: 'HTML', zh: 'HTML' } }),
    raw: Field.textarea({ label: { en: 'Raw message', zh: '原始邮件' }, required: true }),
    sent_at: Field.dateTime({ label: { en: 'Date', zh: '日期' }, required: true }),
  },
})
