import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const Note = ObjectSchema.create({
  name: 'note',
  label: { en: 'Note', zh: '备注' },
  plural: { en: 'Notes', zh: '备注' },
  aliases: { en: ['comment', 'comments', 'memo', 'remark'], zh: ['笔记', '评论', '便签', '记录'] },
  display: 'body',
  domain: 'sales',
  access: 'note',
  list: ['body', 'parent_id', 'owner_id', 'created_at'],
  indexes: [{ fields: ['owner_id'] }, { fields: ['parent_id'] }, { fields: ['created_at'] }],
  fields: {
    body: Field.richText({
      label: { en: 'Text', zh: '内容' },
      aliases: { en: ['body', 'note'], zh: ['正文', '备注内容'] },
      required: true,
      search: true,
    }),
    parent_id: Field.link(['account', 'contact', 'lead', 'opportunity', 'task', 'activity'], {
      label: { en: 'Related to', zh: '相关' },
      aliases: { en: ['about', 'on', 'regarding'], zh: ['关于', '相关记录'] },
      type_field: 'parent_type',
      onDelete: 'cascade',
      relation: 'notes',
    }),
    parent_type: Field.text({
      label: { en: 'Related to (kind)', zh: '相关类型' },
      read_only: true,
      max_length: 63,
    }),
    mentioned_user_ids: Field.json({ label: { en: 'Mentioned', zh: '提及' } }),
    is_private: Field.boolean({
      label: { en: 'Private', zh: '私有' },
      aliases: { en: ['only me'], zh: ['仅自己可见', '私密'] },
      default: false,
    }),
  },
})
