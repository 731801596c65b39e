import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

/** What was uploaded, as it was found to be. A record's list of files may only name these. */
export const FileUpload = ObjectSchema.create({
  name: 'file_upload',
  label: { en: 'Uploaded file', zh: '已上传文件' },
  plural: { en: 'Uploaded files', zh: '已上传文件' },
  display: 'name',
  domain: 'system',
  access: 'internal',
  internal: true,
  indexes: [
    { fields: ['tenant_id', 'key'], unique: true },
    { fields: ['created_at'], where: 'kept_at is null' },
  ],
  fields: {
    key: Field.text({ label: { en: 'Key', zh: '键' }, required: true }),
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true }),
    type: Field.text({ label: { en: 'Type', zh: '类型' }, required: true }),
    size: Field.number({ label: { en: 'Bytes', zh: '字节数' }, required: true, min: 0 }),
    sha256: Field.text({ label: { en: 'SHA-256', zh: 'SHA-256' }, required: true, max_length: 64 }),
    uploaded_by: Field.key({ label: { en: 'Uploaded by', zh: '上传人' }, required: true }),
    /** When a record was first seen to name it; without one it is swept after a day. */
    kept_at: Field.dateTime({ label: { en: 'Kept since', zh: '保留时间' } }),
  },
})
