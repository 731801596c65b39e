import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const skillKinds = picklist([
  { code: 'product', label: { en: 'Product', zh: '产品' } },
  { code: 'technical', label: { en: 'Technical', zh: '技术' } },
  { code: 'language', label: { en: 'Language', zh: '语言' } },
])

export const Skill = ObjectSchema.create({
  name: 'skill',
  label: { en: 'Skill', zh: '技能' },
  plural: { en: 'Skills', zh: '技能' },
  display: 'name',
  subtitle: 'category',
  domain: 'service',
  access: 'shared',
  list: ['name', 'category', 'is_active'],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['skill name'], zh: ['技能名称'] },
      required: true,
      unique: true,
      max_length: 120,
      search: true,
    }),
    category: Field.select(skillKinds, { label: { en: 'Category', zh: '类别' } }),
    description: Field.textarea({ label: { en: 'Description', zh: '描述' } }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
