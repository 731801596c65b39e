import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const HolidayCalendar = ObjectSchema.create({
  name: 'holiday_calendar',
  label: { en: 'Holiday calendar', zh: '节假日日历' },
  plural: { en: 'Holiday calendars', zh: '节假日日历' },
  aliases: { zh: ['假日日历'] },
  display: 'name',
  domain: 'service',
  access: 'shared',
  list: ['name', 'country', 'is_default'],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      required: true,
      unique: true,
      max_length: 120,
      search: true,
    }),
    country: Field.text({ label: { en: 'Country', zh: '国家/地区' }, max_length: 80 }),
    is_default: Field.boolean({
      label: { en: 'Default', zh: '默认' },
      description: { en: 'Counts for time off', zh: '用于计算休假天数' },
      required: true,
      default: false,
    }),
  },
})
