import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** Two records that may be one, for a person to decide; a pair that was dismissed stays dismissed. */
export const DuplicateCandidate = ObjectSchema.create({
  name: 'duplicate_candidate',
  label: { en: 'Possible duplicate', zh: '疑似重复' },
  plural: { en: 'Possible duplicates', zh: '疑似重复' },
  display: 'object',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [
    { fields: ['tenant_id', 'one_id', 'other_id'], unique: true },
    { fields: ['tenant_id', 'object', 'status', 'score'] },
    { fields: ['tenant_id', 'other_id'] },
  ],
  fields: {
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    /** The smaller id of the pair. */
    one_id: Field.key({ label: { en: 'One', zh: '其一' }, required: true }),
    other_id: Field.key({ label: { en: 'Other', zh: '其二' }, required: true }),
    score: Field.number({ label: { en: 'Score', zh: '相似度' }, required: true, min: 0, max: 1 }),
    reasons: Field.json({ label: { en: 'Reasons', zh: '理由' }, required: true }),
    /** open, merged, not_duplicate. */
    status: Field.text({ label: { en: 'Status', zh: '状态' }, required: true, default: 'open' }),
    decided_by: Field.key({ label: { en: 'Decided by', zh: '决定人' } }),
    decided_at: Field.dateTime({ label: { en: 'Decided', zh: '决定时间' } }),
  },
})
