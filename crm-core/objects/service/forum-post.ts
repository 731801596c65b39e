import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const ForumPost = ObjectSchema.create({
  name: 'forum_post',
  label: { en: 'Forum post', zh: '论坛帖子' },
  plural: { en: 'Forum posts', zh: '论坛帖子' },
  aliases: { en: ['community post'], zh: ['社区帖子', '回帖'] },
  display: 'body',
  subtitle: 'forum_topic_id',
  domain: 'service',
  access: 'community',
  list: ['body', 'forum_topic_id', 'is_answer', 'like_count', 'created_at'],
  indexes: [
    { fields: ['forum_topic_id', 'created_at'] },
    { fields: ['parent_post_id'] },
    { fields: ['portal_user_id'] },
    { fields: ['owner_id'] },
  ],
  fields: {
    forum_topic_id: Field.reference('forum_topic', {
      label: { en: 'Topic', zh: '主题' },
      required: true,
      onDelete: 'cascade',
      relation: 'posts',
    }),
    parent_post_id: Field.reference('forum_post', {
      label: { en: 'In reply to', zh: '回复' },
      onDelete: 'setNull',
      relation: 'replies',
    }),
    body: Field.richText({ label: { en: 'Text', zh: '内容' }, required: true, search: true }),
    portal_user_id: Field.reference('portal_user', {
      label: { en: 'Written by customer', zh: '客户作者' },
      onDelete: 'setNull',
      relation: 'forum_posts',
    }),
    is_answer: Field.boolean({
      label: { en: 'Accepted answer', zh: '采纳答案' },
      required: true,
      default: false,
    }),
    like_count: Field.number({ label: { en: 'Likes', zh: '点赞数' }, integer: true, min: 0, default: 0 }),
  },
})
