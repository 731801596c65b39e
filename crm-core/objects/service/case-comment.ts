import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const CaseComment = ObjectSchema.create({
  name: 'case_comment',
  label: { en: 'Case comment', zh: '工单评论' },
  plural: { en: 'Case comments', zh: '工单评论' },
  aliases: {
    en: ['case reply', 'case replies', 'ticket comment', 'ticket comments'],
    zh: ['工单回复', '工单备注'],
  },
  display: 'body',
  subtitle: 'case_id',
  domain: 'service',
  access: 'case_comment',
  list: ['body', 'case_id', 'is_public', 'is_solution', 'owner_id', 'created_at'],
  indexes: [{ fields: ['case_id', 'created_at'] }, { fields: ['owner_id'] }, { fields: ['portal_user_id'] }],
  fields: {
    case_id: Field.reference('case', {
      label: { en: 'Case', zh: '工单' },
      aliases: { en: ['ticket'] },
      required: true,
      onDelete: 'cascade',
      relation: 'comments',
    }),
    body: Field.richText({
      label: { en: 'Text', zh: '内容' },
      aliases: { en: ['body'], zh: ['正文'] },
      required: true,
      search: true,
    }),
    is_public: Field.boolean({
      label: { en: 'Public', zh: '对客户可见' },
      aliases: { en: ['visible to the customer'], zh: ['公开'] },
      required: true,
      default: false,
    }),
    is_first_response: Field.boolean({
      label: { en: 'First response', zh: '首次响应' },
      read_only: true,
      required: true,
      default: false,
    }),
    is_solution: Field.boolean({
      label: { en: 'Solution', zh: '是解决方案' },
      required: true,
      default: false,
    }),
    portal_user_id: Field.reference('portal_user', {
      label: { en: 'Written by customer', zh: '客户留言人' },
      description: { en: 'Empty when a colleague wrote it', zh: '由同事撰写时为空' },
      onDelete: 'setNull',
      relation: 'case_comments',
    }),
  },
})
