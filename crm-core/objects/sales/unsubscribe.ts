import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const scopes = picklist([
  { code: 'all', label: { en: 'All e-mail', zh: '全部邮件' } },
  { code: 'marketing', label: { en: 'Marketing only', zh: '仅营销邮件' } },
])
const reasons = picklist([
  { code: 'requested', label: { en: 'Asked us to stop', zh: '主动退订' } },
  { code: 'too_frequent', label: { en: 'Too frequent', zh: '过于频繁' } },
  { code: 'not_relevant', label: { en: 'Not relevant', zh: '内容不相关' } },
  { code: 'bounced', label: { en: 'Address bounced', zh: '邮箱退信' } },
  { code: 'gdpr', label: { en: 'Privacy request', zh: '隐私请求' } },
])

/** An address that must not be written to, whoever has it. */
export const Unsubscribe = ObjectSchema.create({
  name: 'unsubscribe',
  label: { en: 'Unsubscribe record', zh: '退订记录' },
  plural: { en: 'Unsubscribe records', zh: '退订记录' },
  aliases: { en: ['do-not-mail list', 'suppression list', 'unsubscribes'], zh: ['退订名单', '禁发名单'] },
  display: 'email',
  subtitle: 'reason',
  domain: 'sales',
  access: 'optout',
  list: ['email', 'scope', 'reason', 'is_bounce', 'is_gdpr_request', 'created_at'],
  indexes: [{ fields: ['campaign_id'] }, { fields: ['owner_id'] }, { fields: ['created_at'] }],
  fields: {
    email: Field.email({
      label: { en: 'Unsubscribed address', zh: '退订邮箱' },
      required: true,
      unique: true,
      search: true,
    }),
    scope: Field.select(scopes, {
      label: { en: 'Unsubscribe scope', zh: '退订范围' },
      required: true,
      default: 'all',
    }),
    reason: Field.select(reasons, {
      label: { en: 'Unsubscribe reason', zh: '退订原因' },
      default: 'requested',
    }),
    is_bounce: Field.boolean({
      label: { en: 'Bounced address', zh: '退信地址' },
      default: false,
    }),
    is_gdpr_request: Field.boolean({
      label: { en: 'GDPR request', zh: 'GDPR 请求' },
      default: false,
    }),
    campaign_id: Field.reference('campaign', {
      label: { en: 'Campaign', zh: '营销活动' },
      onDelete: 'setNull',
    }),
  },
})
