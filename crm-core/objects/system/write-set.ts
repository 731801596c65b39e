import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** What was written together, in one transaction; its audit lines carry its id, and it can be undone as one. */
export const WriteSet = ObjectSchema.create({
  name: 'write_set',
  label: { en: 'Set of writes', zh: '写入批次' },
  plural: { en: 'Sets of writes', zh: '写入批次' },
  display: 'kind',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [
    { fields: ['tenant_id', 'cause'], where: 'cause is not null' },
    { fields: ['tenant_id', 'undone_by'], where: 'undone_by is not null' },
  ],
  fields: {
    /** save, bulk, merge, undo … */
    kind: Field.text({ label: { en: 'Kind', zh: '类别' }, required: true, max_length: 40 }),
    user_id: Field.key({ label: { en: 'User', zh: '用户' } }),
    door: Field.text({ label: { en: 'Door', zh: '入口' }, required: true, max_length: 20 }),
    cause: Field.text({ label: { en: 'Cause', zh: '原因' }, max_length: 255 }),
    undone_at: Field.dateTime({ label: { en: 'Undone', zh: '撤销时间' } }),
    /** The set of writes that took this one back. */
    undone_by: Field.key({ label: { en: 'Undone by', zh: '撤销批次' } }),
  },
})

/** Where a record went that was merged into another; it holds as long as the merge is not undone. */
export const MergedRecord = ObjectSchema.create({
  name: 'merged_record',
  label: { en: 'Merged record', zh: '已合并记录' },
  plural: { en: 'Merged records', zh: '已合并记录' },
  display: 'object',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['tenant_id', 'record_id'] }],
  fields: {
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    record_id: Field.key({ label: { en: 'Record', zh: '记录' }, required: true }),
    merged_into: Field.key({ label: { en: 'Merged into', zh: '合并到' }, required: true }),
    write_set_id: Field.key({ label: { en: 'Set of writes', zh: '写入批次' }, required: true }),
  },
})
