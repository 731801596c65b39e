import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'
import { casePriorities, caseTypes } from './picklists.ts'

/** A mailbox whose mails become cases. */
export const EmailToCase = ObjectSchema.create({
  name: 'email_to_case',
  label: { en: 'E-mail-to-case address', zh: '邮件转工单地址' },
  plural: { en: 'E-mail-to-case addresses', zh: '邮件转工单地址' },
  aliases: { en: ['support mailbox', 'support mailboxes', 'email-to-case'], zh: ['邮件转工单', '支持邮箱'] },
  display: 'name',
  subtitle: 'address',
  domain: 'service',
  access: 'shared',
  list: ['name', 'address', 'queue_id', 'priority', 'is_active'],
  indexes: [{ fields: ['queue_id'] }, { fields: ['reply_template_id'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 120, search: true }),
    address: Field.email({
      label: { en: 'Address', zh: '邮箱地址' },
      required: true,
      unique: true,
    }),
    queue_id: Field.reference('queue', {
      label: { en: 'Queue', zh: '队列' },
      description: { en: 'Empty: the routing rules decide', zh: '为空时按分派规则处理' },
      onDelete: 'setNull',
      relation: 'email_addresses',
    }),
    priority: Field.select(casePriorities, {
      label: { en: 'Priority', zh: '优先级' },
      required: true,
      default: 'medium',
    }),
    type: Field.select(caseTypes, { label: { en: 'Type', zh: '类型' } }),
    reply_template_id: Field.reference('email_template', {
      label: { en: 'Automatic reply', zh: '自动回复模板' },
      onDelete: 'setNull',
    }),
    subject_pattern: Field.text({
      label: { en: 'Mark in the subject', zh: '主题标记' },
      description: {
        en: 'Where a reply carries the case number, for example [CASE-{number}]',
        zh: '回复邮件中工单编号的写法，例如 [CASE-{number}]',
      },
      max_length: 80,
      default: '[CASE-{number}]',
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
