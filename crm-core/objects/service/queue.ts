import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const Queue = ObjectSchema.create({
  name: 'queue',
  label: { en: 'Queue', zh: '队列' },
  plural: { en: 'Queues', zh: '队列' },
  aliases: { en: ['support queue', 'support queues', 'case queue'], zh: ['工单队列', '服务队列'] },
  display: 'name',
  domain: 'service',
  access: 'shared',
  list: ['name', 'email', 'business_hours_id', 'is_active'],
  indexes: [{ fields: ['business_hours_id'] }, { fields: ['owner_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['queue name'], zh: ['队列名称'] },
      required: true,
      unique: true,
      max_length: 120,
      search: true,
    }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' } }),
    email: Field.email({
      label: { en: 'E-mail', zh: '邮箱' },
      aliases: { en: ['email', 'mailbox'], zh: ['队列邮箱'] },
    }),
    business_hours_id: Field.reference('business_hours', {
      label: { en: 'Business hours', zh: '工作时间' },
      onDelete: 'setNull',
      relation: 'queues',
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
