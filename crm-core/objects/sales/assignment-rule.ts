import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const assigned = picklist([
  { code: 'lead', label: { en: 'Leads', zh: '线索' } },
  { code: 'account', label: { en: 'Accounts', zh: '客户' } },
  { code: 'contact', label: { en: 'Contacts', zh: '联系人' } },
  { code: 'opportunity', label: { en: 'Opportunities', zh: '商机' } },
])

/** Who gets a new record: the first rule whose criteria it meets. */
export const AssignmentRule = ObjectSchema.create({
  name: 'assignment_rule',
  label: { en: 'Assignment rule', zh: '分配规则' },
  plural: { en: 'Assignment rules', zh: '分配规则' },
  aliases: { en: ['routing rule for leads'], zh: ['线索分配规则', '自动分配规则'] },
  display: 'name',
  subtitle: 'object_name',
  domain: 'sales',
  access: 'shared',
  list: ['name', 'object_name', 'order', 'assign_to', 'is_active'],
  indexes: [{ fields: ['object_name', 'order'] }, { fields: ['assign_to'] }, { fields: ['owner_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['rule name'], zh: ['规则名称'] },
      required: true,
      search: true,
    }),
    object_name: Field.select(assigned, {
      label: { en: 'Assigns', zh: '分配对象' },
      aliases: { en: ['rule object'], zh: ['适用对象'] },
      required: true,
      default: 'lead',
    }),
    criteria: Field.json({
      label: { en: 'Criteria', zh: '匹配条件' },
      aliases: { zh: ['规则条件'] },
      description: {
        en: 'A filter; a record that meets it is assigned. Empty means every record.',
        zh: '筛选条件；满足条件的记录会被分配。留空表示全部记录。',
      },
      schema: z.record(z.string(), z.json()),
    }),
    assign_to: Field.reference('user', {
      label: { en: 'Assign to', zh: '分配给谁' },
      aliases: { en: ['rule assignee'], zh: ['分配人'] },
      onDelete: 'setNull',
    }),
    order: Field.number({
      label: { en: 'Rule order', zh: '规则顺序' },
      aliases: { en: ['rule priority'], zh: ['执行顺序'] },
      integer: true,
      min: 0,
      required: true,
      default: 100,
    }),
    is_active: Field.boolean({
      label: { en: 'Rule in use', zh: '规则启用' },
      default: true,
    }),
  },
})
