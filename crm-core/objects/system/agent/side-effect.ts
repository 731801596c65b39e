import { Field } from '../../../fields/field.ts'
import { ObjectSchema } from '../../schema.ts'

/** Claim keys: what happened under each, so that it never happens twice. */
export const SideEffect = ObjectSchema.create({
  name: 'side_effect',
  label: { en: 'Side effect', zh: '副作用' },
  plural: { en: 'Side effects', zh: '副作用' },
  display: 'key',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['tenant_id', 'key'], unique: true }, { fields: ['run_id'] }],
  fields: {
    key: Field.text({ label: { en: 'Key', zh: '键' }, required: true, max_length: 500 }),
    run_id: Field.key({ label: { en: 'Run', zh: '任务' } }),
    step_id: Field.text({ label: { en: 'Step', zh: '步骤' } }),
    status: Field.text({ label: { en: 'Status', zh: '状态' }, required: true }),
    object: Field.text({ label: { en: 'Object', zh: '对象' }, max_length: 63 }),
    record_id: Field.key({ label: { en: 'Record', zh: '记录' } }),
    result: Field.json({ label: { en: 'Result', zh: '结果' } }),
  },
})
