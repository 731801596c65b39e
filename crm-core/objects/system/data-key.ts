import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/**
 * The keys that a workspace's secret values are sealed with, wrapped by a key that is not in the database.
 * One is active; older ones are kept for what was sealed with them, in the audit trail too.
 */
export const DataKey = ObjectSchema.create({
  name: 'data_key',
  label: { en: 'Data key', zh: '数据密钥' },
  plural: { en: 'Data keys', zh: '数据密钥' },
  display: 'kek_id',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['tenant_id'], unique: true, where: "status = 'active'" }],
  fields: {
    wrapped: Field.text({ label: { en: 'Wrapped key', zh: '已封装密钥' }, required: true }),
    kek_id: Field.text({ label: { en: 'Wrapped by', zh: '封装密钥' }, required: true }),
    /** `active`, `retiring` while values are moved to the active one, then `retired`. */
    status: Field.text({ label: { en: 'Status', zh: '状态' }, required: true, max_length: 20 }),
    retired_at: Field.dateTime({ label: { en: 'Retired', zh: '停用时间' } }),
  },
})
