import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const listTypes = picklist([
  { code: 'static', label: { en: 'Fixed list', zh: '静态名单' } },
  { code: 'dynamic', label: { en: 'Dynamic list', zh: '动态名单' } },
])
const listed = picklist([
  { code: 'lead', label: { en: 'Lead', zh: '线索' } },
  { code: 'contact', label: { en: 'Contact', zh: '联系人' } },
])

export const MarketingList = ObjectSchema.create({
  name: 'marketing_list',
  label: { en: 'Marketing list', zh: '营销名单' },
  plural: { en: 'Marketing lists', zh: '营销名单' },
  aliases: {
    en: ['mailing list', 'mailing lists', 'audience', 'audiences'],
    zh: ['邮件名单', '营销列表', '受众'],
  },
  display: 'name',
  subtitle: 'list_type',
  domain: 'sales',
  access: 'shared',
  list: ['name', 'list_type', 'target_object', 'member_count', 'updated_at'],
  indexes: [{ fields: ['name'] }, { fields: ['owner_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['list name'], zh: ['名单名称'] },
      required: true,
      search: true,
    }),
    list_type: Field.select(listTypes, {
      label: { en: 'List type', zh: '名单类型' },
      required: true,
      default: 'static',
    }),
    target_object: Field.select(listed, {
      label: { en: 'List holds', zh: '名单对象' },
      required: true,
      default: 'lead',
    }),
    filter: Field.json({
      label: { en: 'List filter', zh: '名单条件' },
      description: { en: 'Who is on a dynamic list.', zh: '动态名单包含哪些人。' },
      schema: z.record(z.string(), z.json()),
    }),
    member_count: Field.number({
      label: { en: 'List size', zh: '名单人数' },
      aliases: { en: ['list members'], zh: ['成员数'] },
      integer: true,
      min: 0,
      default: 0,
    }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' }, search: true }),
  },
})
