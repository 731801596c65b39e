import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const Holiday = ObjectSchema.create({
  name: 'holiday',
  label: { en: 'Public holiday', zh: '法定节假日' },
  plural: { en: 'Public holidays', zh: '法定节假日' },
  aliases: { en: ['bank holiday', 'bank holidays'], zh: ['节假日', '公休日'] },
  display: 'name',
  subtitle: 'date',
  domain: 'service',
  access: 'shared',
  list: ['date', 'name', 'holiday_calendar_id', 'is_workday'],
  period_field: 'date',
  indexes: [
    { fields: ['holiday_calendar_id', 'date'], unique: true, where: 'deleted_at is null' },
    { fields: ['date'] },
  ],
  fields: {
    holiday_calendar_id: Field.reference('holiday_calendar', {
      label: { en: 'Calendar', zh: '日历' },
      required: true,
      onDelete: 'cascade',
      relation: 'holidays',
    }),
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 120, search: true }),
    date: Field.date({ label: { en: 'Date', zh: '日期' }, required: true }),
    is_workday: Field.boolean({
      label: { en: 'Make-up workday', zh: '调休上班' },
      description: {
        en: 'A weekend day that is worked in exchange; it has the hours of a Monday',
        zh: '调休的周末工作日，按周一的时段计算',
      },
      required: true,
      default: false,
    }),
  },
})
