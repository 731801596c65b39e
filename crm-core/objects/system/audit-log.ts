import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** Append-only; each line carries the hash of the one before it (audit/chain.ts). Read by administrators. */
export const AuditLog = ObjectSchema.create({
  name: 'audit_log',
  label: { en: 'Audit entry', zh: '审计记录' },
  plural: { en: 'Audit log', zh: '审计日志' },
  aliases: { en: ['audit', 'audit trail', 'change log'], zh: ['审计', '操作日志', '变更记录'] },
  display: 'action',
  domain: 'system',
  access: 'internal',
  internal: true,
  partition: { by: 'created_at', every: 'month' },
  indexes: [
    { fields: ['tenant_id', 'seq'], unique: true },
    { fields: ['record_id'] },
    { fields: ['write_set_id'] },
  ],
  fields: {
    seq: Field.number({
      label: { en: 'Number', zh: '序号' },
      required: true,
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    }),
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    record_id: Field.key({ label: { en: 'Record', zh: '记录' }, required: true }),
    action: Field.text({ label: { en: 'Action', zh: '操作' }, required: true, max_length: 40 }),
    user_id: Field.key({ label: { en: 'User', zh: '用户' } }),
    door: Field.text({ label: { en: 'Door', zh: '入口' }, required: true, max_length: 20 }),
    cause: Field.text({ label: { en: 'Cause', zh: '原因' }, max_length: 255 }),
    changes: Field.json({ label: { en: 'Changes', zh: '变更' }, required: true }),
    /** What was written with it, in one transaction. */
    write_set_id: Field.key({ label: { en: 'Set of writes', zh: '写入批次' } }),
    previous_hash: Field.text({
      label: { en: 'Previous hash', zh: '前一条哈希' },
      required: true,
      max_length: 64,
    }),
    hash: Field.text({ label: { en: 'Hash', zh: '哈希' }, required: true, max_length: 64 }),
  },
})
/** The end of each tenant's chain; its row is the lock that keeps the chain in one line. */
export const AuditHead = ObjectSchema.create({
  name: 'audit_head',
  label: { en: 'Audit chain end', zh: '审计链末端' },
  plural: { en: 'Audit chain ends', zh: '审计链末端' },
  display: 'hash',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['tenant_id'], unique: true }],
  fields: {
    seq: Field.number({
      label: { en: 'Number', zh: '序号' },
      required: true,
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    }),
    hash: Field.text({ label: { en: 'Hash', zh: '哈希' }, required: true, max_length: 64 }),
    // The last line that was let go when its time was over: what is left begins behind it.
    gone_seq: Field.number({
      label: { en: 'Last number let go', zh: '已清除的最后序号' },
      required: true,
      default: 0,
      min: 0,
      max: Number.MAX_SAFE_INTEGER,
    }),
    gone_hash: Field.text({
      label: { en: 'Hash of the last line let go', zh: '已清除最后一条的哈希' },
      max_length: 64,
    }),
  },
})
