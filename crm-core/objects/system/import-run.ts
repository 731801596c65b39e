import { importStatuses } from '../../contract/imports.ts'
import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const words: Readonly<Record<(typeof importStatuses)[number], { en: string; zh: string }>> = {
  draft: { en: 'Draft', zh: '草稿' },
  previewed: { en: 'Previewed', zh: '已预览' },
  queued: { en: 'Queued', zh: '排队中' },
  running: { en: 'Running', zh: '导入中' },
  done: { en: 'Done', zh: '已完成' },
  failed: { en: 'Failed', zh: '失败' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
  reverting: { en: 'Reverting', zh: '撤销中' },
  reverted: { en: 'Reverted', zh: '已撤销' },
}
const count = (en: string, zh: string) =>
  Field.number({ label: { en, zh }, integer: true, min: 0, required: true, default: 0 })

/** One import of a file. Written by imports/ alone; the rows it reads, makes and changes are counted with them. */
export const ImportRun = ObjectSchema.create({
  name: 'import_run',
  label: { en: 'Import', zh: '导入记录' },
  plural: { en: 'Imports', zh: '导入记录' },
  display: 'file_name',
  domain: 'system',
  access: 'log',
  list: ['file_name', 'object', 'status', 'created', 'updated', 'failed', 'finished_at', 'owner_id'],
  indexes: [
    { fields: ['owner_id', 'created_at'] },
    { fields: ['status', 'updated_at'], where: "status in ('queued', 'running', 'reverting')" },
  ],
  fields: {
    file_name: Field.text({ label: { en: 'File', zh: '文件' }, required: true }),
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    status: Field.select(picklist(importStatuses.map((code) => ({ code, label: words[code] }))), {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'draft',
    }),
    columns: Field.json({ label: { en: 'Mapping', zh: '字段映射' }, required: true }),
    options: Field.json({ label: { en: 'Options', zh: '选项' }, required: true }),
    file_key: Field.text({ label: { en: 'Kept file', zh: '保留的文件' }, max_length: 64 }),
    format: Field.json({ label: { en: 'Format', zh: '格式' }, required: true }),
    rows: count('Rows', '行数'),
    /** How far it has come: which pass over the file, and how many rows of it are stored. */
    phase: Field.text({
      label: { en: 'Phase', zh: '阶段' },
      required: true,
      max_length: 20,
      default: 'rows',
    }),
    position: count('Position', '位置'),
    read: count('Read', '已读取'),
    created: count('Created', '已新建'),
    updated: count('Updated', '已更新'),
    skipped: count('Skipped', '已跳过'),
    failed: count('Failed', '失败'),
    undone: count('Undone', '已撤销'),
    kept: count('Kept', '已保留'),
    /** Its place among those that wait: one import of a workspace runs at a time. */
    queued_at: Field.dateTime({ label: { en: 'Queued', zh: '排队时间' } }),
    error: Field.textarea({ label: { en: 'Error', zh: '错误' } }),
    started_at: Field.dateTime({ label: { en: 'Started', zh: '开始时间' } }),
    finished_at: Field.dateTime({ label: { en: 'Finished', zh: '结束时间' } }),
    revert_until: Field.dateTime({ label: { en: 'Can be reverted until', zh: '可撤销截止时间' } }),
  },
})

/** What is wrong with a row of an import. */
export const ImportIssue = ObjectSchema.create({
  name: 'import_issue',
  label: { en: 'Import issue', zh: '导入问题' },
  plural: { en: 'Import issues', zh: '导入问题' },
  display: 'code',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [{ fields: ['run_id', 'row_number', 'id'] }],
  fields: {
    run_id: Field.reference('import_run', {
      label: { en: 'Import', zh: '导入' },
      required: true,
      onDelete: 'cascade',
    }),
    row_number: Field.number({ label: { en: 'Row', zh: '行' }, integer: true, required: true }),
    column_name: Field.text({ label: { en: 'Column', zh: '列' } }),
    field: Field.text({ label: { en: 'Field', zh: '字段' }, required: true }),
    code: Field.text({ label: { en: 'Code', zh: '代码' }, required: true, max_length: 63 }),
    params: Field.json({ label: { en: 'Details', zh: '详情' }, required: true }),
  },
})

/** Which row made or changed which record: what a revert goes by. */
export const ImportRow = ObjectSchema.create({
  name: 'import_row',
  label: { en: 'Imported row', zh: '导入行' },
  plural: { en: 'Imported rows', zh: '导入行' },
  display: 'action',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [
    { fields: ['run_id', 'row_number'] },
    { fields: ['run_id', 'id'], where: 'outcome is null' },
    { fields: ['run_id', 'record_id'] },
  ],
  fields: {
    run_id: Field.reference('import_run', {
      label: { en: 'Import', zh: '导入' },
      required: true,
      onDelete: 'cascade',
    }),
    row_number: Field.number({ label: { en: 'Row', zh: '行' }, integer: true, required: true }),
    object: Field.text({ label: { en: 'Object', zh: '对象' }, required: true, max_length: 63 }),
    record_id: Field.key({ label: { en: 'Record', zh: '记录' }, required: true }),
    /** created, updated, or matched: a row that changed nothing. */
    action: Field.text({ label: { en: 'Action', zh: '操作' }, required: true, max_length: 20 }),
    record_version: Field.number({ label: { en: 'Version', zh: '版本' }, integer: true, required: true }),
    /** What a revert did: undone or kept. */
    outcome: Field.text({ label: { en: 'Outcome', zh: '结果' }, max_length: 20 }),
  },
})
