import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const filled = picklist([
  { code: 'lead', label: { en: 'Lead', zh: '线索' } },
  { code: 'contact', label: { en: 'Contact', zh: '联系人' } },
])
/** One input of a form: the field it fills, what stands beside it, whether it must be filled. */
const inputs = z.array(
  z.object({ name: z.string().min(1), label: z.string().min(1), required: z.boolean().default(false) }),
)

export const Form = ObjectSchema.create({
  name: 'form',
  label: { en: 'Web form', zh: '网页表单' },
  plural: { en: 'Web forms', zh: '网页表单' },
  aliases: { en: ['sign-up form', 'lead form', 'capture form'], zh: ['表单', '登记表单'] },
  display: 'name',
  subtitle: 'target_object',
  domain: 'sales',
  access: 'shared',
  list: ['name', 'target_object', 'campaign_id', 'is_active', 'updated_at'],
  indexes: [{ fields: ['name'] }, { fields: ['campaign_id'] }, { fields: ['owner_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['form name'], zh: ['表单名称'] },
      required: true,
      search: true,
    }),
    fields: Field.json({ label: { en: 'Form inputs', zh: '表单字段' }, schema: inputs }),
    target_object: Field.select(filled, {
      label: { en: 'Form makes', zh: '表单生成' },
      aliases: { en: ['form target'], zh: ['表单目标'] },
      required: true,
      default: 'lead',
    }),
    campaign_id: Field.reference('campaign', {
      label: { en: 'Campaign', zh: '营销活动' },
      onDelete: 'setNull',
      relation: 'forms',
    }),
    redirect_url: Field.url({
      label: { en: 'Thank-you page', zh: '提交后跳转' },
      aliases: { en: ['redirect url', 'redirect'], zh: ['跳转地址'] },
    }),
    consent_text: Field.textarea({
      label: { en: 'Consent text', zh: '授权声明' },
      aliases: { en: ['consent wording'], zh: ['隐私声明'] },
    }),
    is_active: Field.boolean({ label: { en: 'Form in use', zh: '表单启用' }, default: true }),
  },
})
