import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** Prices that hold for a market in one currency, for a time. */
export const Pricebook = ObjectSchema.create({
  name: 'pricebook',
  label: { en: 'Price book', zh: '价格手册' },
  plural: { en: 'Price books', zh: '价格手册' },
  aliases: { en: ['pricebook', 'pricebooks', 'price list', 'price lists'], zh: ['价格表', '价目表'] },
  display: 'name',
  subtitle: 'currency',
  domain: 'products',
  access: 'shared',
  list: ['name', 'currency', 'is_standard', 'start_date', 'end_date', 'is_active'],
  indexes: [{ fields: ['start_date'] }, { fields: ['owner_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['price book name'], zh: ['手册名称'] },
      required: true,
      search: true,
    }),
    currency: Field.text({
      label: { en: 'Currency', zh: '币种' },
      aliases: { zh: ['货币'] },
      required: true,
      max_length: 3,
    }),
    is_standard: Field.boolean({
      label: { en: 'Standard price book', zh: '标准价格手册' },
      aliases: { en: ['standard'], zh: ['标准'] },
      default: false,
    }),
    start_date: Field.date({
      label: { en: 'Valid from', zh: '生效日期' },
      aliases: { en: ['start date'], zh: ['开始日期'] },
    }),
    end_date: Field.date({
      label: { en: 'Valid until', zh: '失效日期' },
      aliases: { en: ['end date'], zh: ['结束日期'] },
    }),
    is_active: Field.boolean({
      label: { en: 'In use', zh: '启用' },
      aliases: { en: ['active'] },
      default: true,
    }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' }, search: true }),
  },
})
