import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const emailStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  { code: 'queued', label: { en: 'Queued', zh: '待发送' }, aliases: { en: ['pending'], zh: ['排队中'] } },
  { code: 'sending', label: { en: 'Sending', zh: '发送中' } },
  { code: 'sent', label: { en: 'Sent', zh: '已发送' }, aliases: { zh: ['发送成功', '发出'] } },
  { code: 'failed', label: { en: 'Failed', zh: '发送失败' }, aliases: { zh: ['失败'] } },
  { code: 'uncertain', label: { en: 'Uncertain', zh: '状态不明' }, aliases: { zh: ['不确定'] } },
])

/** The message log. Rows come from emails.draft and emails.send, never from save. */
export const Email = ObjectSchema.create({
  name: 'email',
  label: { en: 'E-mail', zh: '邮件' },
  plural: { en: 'E-mails', zh: '邮件' },
  aliases: {
    en: ['email', 'emails', 'mail', 'mails', 'message'],
    zh: ['电子邮件', '电邮', '信件', '邮件记录'],
  },
  display: 'subject',
  subtitle: 'to_address',
  domain: 'system',
  access: 'log',
  list: ['subject', 'to_address', 'status', 'sent_at', 'to_id', 'owner_id'],
  partition: { by: 'created_at', every: 'month' },
  indexes: [
    { fields: ['owner_id', 'created_at'] },
    { fields: ['to_id'] },
    { fields: ['related_id'] },
    { fields: ['message_id'], unique: true },
    { fields: ['status', 'updated_at'], where: "status in ('queued', 'sending')" },
  ],
  fields: {
    subject: Field.text({
      label: { en: 'Subject', zh: '主题' },
      aliases: { zh: ['标题'] },
      required: true,
      max_length: 500,
      search: true,
    }),
    status: Field.select(emailStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { zh: ['发送状态'] },
      required: true,
      default: 'draft',
    }),
    direction: Field.select(
      picklist([
        { code: 'outbound', label: { en: 'Outbound', zh: '发出' }, aliases: { en: ['sent', 'outgoing'] } },
        { code: 'inbound', label: { en: 'Inbound', zh: '收到' }, aliases: { en: ['received', 'incoming'] } },
      ]),
      { label: { en: 'Direction', zh: '方向' }, required: true, default: 'outbound' },
    ),
    message_id: Field.text({
      label: { en: 'Message-ID', zh: 'Message-ID' },
      required: true,
      max_length: 255,
    }),
    from_address: Field.text({
      label: { en: 'From', zh: '发件人' },
      aliases: { en: ['sender'], zh: ['发件地址'] },
      required: true,
      max_length: 320,
    }),
    to_address: Field.text({
      label: { en: 'To', zh: '收件人' },
      aliases: { en: ['recipient'], zh: ['收件地址'] },
      required: true,
      max_length: 320,
      search: true,
    }),
    to_id: Field.link(['contact', 'lead', 'user'], {
      label: { en: 'Recipient', zh: '收件对象' },
      aliases: { en: ['sent to', 'who'], zh: ['发给'] },
      type_field: 'to_object',
      onDelete: 'setNull',
      relation: 'emails',
    }),
    to_object: Field.text({
      label: { en: 'Recipient (kind)', zh: '收件对象类型' },
      read_only: true,
      max_length: 63,
    }),
    related_id: Field.link(['account', 'opportunity', 'contact', 'lead', 'task'], {
      label: { en: 'Related to', zh: '相关' },
      aliases: { en: ['about', 'regarding'], zh: ['关于'] },
      type_field: 'related_object',
      onDelete: 'setNull',
    }),
    related_object: Field.text({
      label: { en: 'Related to (kind)', zh: '相关类型' },
      read_only: true,
      max_length: 63,
    }),
    // Plain text, as it was typed: its HTML is made from it with everything escaped.
    body: Field.textarea({
      label: { en: 'Text', zh: '正文' },
      aliases: { en: ['body', 'content'], zh: ['内容'] },
      search: true,
      max_length: 100_000,
    }),
    html: Field.textarea({ label: { en: 'HTML', zh: 'HTML' }, max_length: 500_000 }),
    template_id: Field.reference('email_template', {
      label: { en: 'Template', zh: '模板' },
      onDelete: 'setNull',
    }),
    error: Field.textarea({ label: { en: 'Error', zh: '错误' } }),
    sent_at: Field.dateTime({
      label: { en: 'Sent', zh: '发送时间' },
      aliases: { en: ['sent at', 'sent on'], zh: ['发送日期'] },
    }),
    attempts: Field.number({
      label: { en: 'Attempts', zh: '尝试次数' },
      integer: true,
      min: 0,
      required: true,
      default: 0,
    }),
  },
})
