import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'
import { tiers } from './price-rule.ts'

const scheduleTypes = picklist([
  { code: 'volume', label: { en: 'By volume', zh: '按数量' } },
  { code: 'term', label: { en: 'By term', zh: '按期限' } },
  { code: 'discretionary', label: { en: 'Discretionary', zh: '自主折扣' } },
])

/** How much may be given away, and from where somebody has to be asked. */
export const DiscountSchedule = ObjectSchema.create({
  name: 'discount_schedule',
  label: { en: 'Discount schedule', zh: '折扣方案' },
  plural: { en: 'Discount schedules', zh: '折扣方案' },
  aliases: { en: ['discount policy', 'discount policies'], zh: ['折扣政策', '折扣规则'] },
  display: 'name',
  subtitle: 'schedule_type',
  domain: 'products',
  access: 'shared',
  list: ['name', 'schedule_type', 'min_discount', 'max_discount', 'requires_approval', 'is_active'],
  indexes: [{ fields: ['name'] }, { fields: ['owner_id'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, search: true }),
    schedule_type: Field.select(scheduleTypes, {
      label: { en: 'Schedule type', zh: '方案类型' },
      required: true,
      default: 'discretionary',
    }),
    tiers: Field.json({ label: { en: 'Tiers', zh: '阶梯' }, schema: tiers }),
    min_discount: Field.percent({
      label: { en: 'Lowest discount', zh: '最低折扣' },
      aliases: { en: ['min discount'] },
      default: 0,
    }),
    max_discount: Field.percent({
      label: { en: 'Highest discount', zh: '最高折扣' },
      aliases: { en: ['max discount', 'discount limit'], zh: ['折扣上限'] },
      required: true,
      default: 10,
    }),
    requires_approval: Field.boolean({
      label: { en: 'Approval beyond limit', zh: '超限需审批' },
      aliases: { en: ['requires approval'], zh: ['需要审批'] },
      description: {
        en: 'Beyond the highest discount an approval is needed; without this it is not given at all.',
        zh: '超出最高折扣时需要审批；未勾选则不允许超出。',
      },
      default: true,
    }),
    is_active: Field.boolean({ label: { en: 'Schedule in use', zh: '方案启用' }, default: true }),
  },
})
