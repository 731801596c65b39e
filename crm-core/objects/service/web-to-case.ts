import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'
import { casePriorities, caseTypes } from './picklists.ts'

const formFields = z.array(
  z.object({ name: z.string().min(1), label: z.string().min(1), required: z.boolean().default(false) }),
)

/** A form on a web page whose entries become cases. */
export const WebToCase = ObjectSchema.create({
  name: 'web_to_case',
  label: { en: 'Web-to-case form', zh: '网页转工单表单' },
  plural: { en: 'Web-to-case forms', zh: '网页转工单表单' },
  aliases: { en: ['support form', 'support forms', 'web-to-case'], zh: ['网页转工单', '工单表单'] },
  display: 'name',
  subtitle: 'slug',
  domain: 'service',
  access: 'shared',
  list: ['name', 'slug', 'queue_id', 'priority', 'is_active'],
  indexes: [{ fields: ['queue_id'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 120, search: true }),
    slug: Field.text({
      label: { en: 'Address on the site', zh: '网址标识' },
      required: true,
      unique: true,
      max_length: 80,
    }),
    fields: Field.json({ label: { en: 'Fields', zh: '字段' }, schema: formFields }),
    queue_id: Field.reference('queue', {
      label: { en: 'Queue', zh: '队列' },
      description: { en: 'Empty: the routing rules decide', zh: '为空时按分派规则处理' },
      onDelete: 'setNull',
      relation: 'web_forms',
    }),
    priority: Field.select(casePriorities, {
      label: { en: 'Priority', zh: '优先级' },
      required: true,
      default: 'medium',
    }),
    type: Field.select(caseTypes, { label: { en: 'Type', zh: '类型' } }),
    success_message: Field.textarea({ label: { en: 'Words of thanks', zh: '提交成功提示' } }),
    redirect_url: Field.url({ label: { en: 'Then go to', zh: '提交后跳转' } }),
    requires_captcha: Field.boolean({
      label: { en: 'Captcha', zh: '需要验证码' },
      required: true,
      default: true,
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
