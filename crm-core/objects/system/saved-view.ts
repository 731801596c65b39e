import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

const orders = z.array(
  z.strictObject({ field: z.string(), direction: z.enum(['asc', 'desc']).default('asc') }),
)
const periods = z.enum(['day', 'week', 'month', 'quarter', 'year'])
const groups = z.array(z.union([z.string(), z.strictObject({ field: z.string(), period: periods })])).max(5)

/** A list that somebody keeps: what it shows is judged against the metadata when it is saved. */
export const SavedView = ObjectSchema.create({
  name: 'saved_view',
  label: { en: 'Saved view', zh: '已存视图' },
  plural: { en: 'Saved views', zh: '已存视图' },
  display: 'name',
  subtitle: 'object_name',
  domain: 'system',
  access: 'view',
  list: ['name', 'object_name', 'is_shared', 'owner_id'],
  indexes: [{ fields: ['object_name', 'name'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 120 }),
    object_name: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    filter: Field.json({ label: { en: 'Filter', zh: '筛选条件' } }),
    order: Field.json({ label: { en: 'Order', zh: '排序' }, schema: orders }),
    columns: Field.json({ label: { en: 'Columns', zh: '列' }, schema: z.array(z.string()).max(100) }),
    group_by: Field.json({ label: { en: 'Groups', zh: '分组' }, schema: groups }),
    is_shared: Field.boolean({
      label: { en: 'Shared', zh: '共享' },
      description: { en: 'Seen by everybody in the workspace', zh: '工作区内所有人可见' },
      required: true,
      default: false,
    }),
  },
})
