import { Field } from '../../fields/field.ts'
import { slaTiers } from '../sales/account.ts'
import { ObjectSchema } from '../schema.ts'

const minutes = { integer: true, min: 1, max: 525_600, required: true } as const

export const SlaPolicy = ObjectSchema.create({
  name: 'sla_policy',
  label: { en: 'SLA policy', zh: 'SLA 策略' },
  plural: { en: 'SLA policies', zh: 'SLA 策略' },
  aliases: {
    en: ['service level agreement', 'service level agreements'],
    zh: ['服务水平协议', '服务等级协议'],
  },
  display: 'name',
  subtitle: 'tier',
  domain: 'service',
  access: 'shared',
  list: ['name', 'tier', 'first_response_minutes', 'resolution_minutes', 'business_hours_id', 'is_active'],
  indexes: [{ fields: ['tier'] }, { fields: ['business_hours_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      required: true,
      unique: true,
      max_length: 120,
      search: true,
    }),
    tier: Field.select(slaTiers, {
      label: { en: 'Tier', zh: '等级' },
      description: {
        en: 'Customers of this tier get this policy; the standard one is for all others',
        zh: '该等级的客户适用此策略；其余客户适用标准策略',
      },
      required: true,
      default: 'standard',
    }),
    first_response_minutes: Field.number({
      label: { en: 'First response (minutes)', zh: '首次响应（分钟）' },
      ...minutes,
    }),
    resolution_minutes: Field.number({
      label: { en: 'Resolution (minutes)', zh: '解决（分钟）' },
      ...minutes,
    }),
    warning_percent: Field.percent({
      label: { en: 'Warn at', zh: '预警比例' },
      required: true,
      default: 80,
    }),
    business_hours_id: Field.reference('business_hours', {
      label: { en: 'Business hours', zh: '工作时间' },
      description: {
        en: 'Empty: those of the queue, or around the clock',
        zh: '为空时取队列的工作时间，否则为全天候',
      },
      onDelete: 'restrict',
      relation: 'sla_policies',
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
