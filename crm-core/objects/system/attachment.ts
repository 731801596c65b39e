import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const Attachment = ObjectSchema.create({
  name: 'attachment',
  label: { en: 'Attachment', zh: '附件' },
  plural: { en: 'Attachments', zh: '附件' },
  aliases: { en: ['file', 'files', 'document', 'documents'], zh: ['文件', '文档'] },
  display: 'name',
  domain: 'system',
  access: 'owned',
  list: ['name', 'parent_id', 'owner_id', 'created_at'],
  indexes: [{ fields: ['owner_id'] }, { fields: ['parent_id'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, search: true }),
    files: Field.fileList({ label: { en: 'Files', zh: '文件' }, required: true }),
    parent_id: Field.link(
      ['account', 'contact', 'lead', 'opportunity', 'task', 'activity', 'note', 'email'],
      {
        label: { en: 'Related to', zh: '相关' },
        type_field: 'parent_type',
        onDelete: 'cascade',
        relation: 'attachments',
      },
    ),
    parent_type: Field.text({
      label: { en: 'Related to (kind)', zh: '相关类型' },
      read_only: true,
      max_length: 63,
    }),
  },
})
