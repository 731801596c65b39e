import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const shift = z.tuple([time, time]).refine(([from, to]) => from < to)
/** Shifts of a day in order, none before the one before it has ended. */
const shifts = z
  .array(shift)
  .max(6)
  .refine((day) => day.every(([from], i) => i === 0 || (day[i - 1]?.[1] ?? '') <= from))
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** By weekday, when somebody works: `{ "mon": [["09:00", "12:00"], ["13:00", "18:00"]] }`. */
export const weeklyHours = z.partialRecord(z.enum(weekdays), shifts)
export type WeeklyHours = z.infer<typeof weeklyHours>

const day = (from: string, to: string) => [[from, to]]
const usual = {
  mon: day('09:00', '18:00'),
  tue: day('09:00', '18:00'),
  wed: day('09:00', '18:00'),
  thu: day('09:00', '18:00'),
  fri: day('09:00', '18:00'),
}

export const BusinessHours = ObjectSchema.create({
  name: 'business_hours',
  label: { en: 'Business hours', zh: '工作时间' },
  plural: { en: 'Business hours', zh: '工作时间' },
  aliases: { en: ['opening hours', 'working hours'], zh: ['营业时间', '服务时间'] },
  display: 'name',
  subtitle: 'time_zone',
  domain: 'service',
  access: 'shared',
  list: ['name', 'time_zone', 'holiday_calendar_id', 'is_active'],
  indexes: [{ fields: ['holiday_calendar_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      required: true,
      unique: true,
      max_length: 120,
      search: true,
    }),
    time_zone: Field.text({
      label: { en: 'Time zone', zh: '时区' },
      required: true,
      max_length: 64,
      default: 'Asia/Shanghai',
    }),
    hours: Field.json({
      label: { en: 'Hours by weekday', zh: '每日时段' },
      description: { en: '{"mon": [["09:00", "18:00"]]}', zh: '{"mon": [["09:00", "18:00"]]}' },
      schema: weeklyHours,
      required: true,
      default: usual,
    }),
    holiday_calendar_id: Field.reference('holiday_calendar', {
      label: { en: 'Holiday calendar', zh: '节假日日历' },
      onDelete: 'restrict',
      relation: 'business_hours',
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
