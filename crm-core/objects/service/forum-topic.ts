import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const topicStatuses = picklist([
  { code: 'open', label: { en: 'Open', zh: '开放' } },
  { code: 'answered', label: { en: 'Answered', zh: '已回答' } },
  { code: 'locked', label: { en: 'Locked', zh: '已锁定' } },
])
const topicCategories = picklist([
  { code: 'general', label: { en: 'General', zh: '综合讨论' } },
  { code: 'ideas', label: { en: 'Ideas', zh: '产品建议' } },
  { code: 'help', label: { en: 'Help', zh: '使用求助' } },
  { code: 'news', label: { en: 'News', zh: '公告' } },
])

export const ForumTopic = ObjectSchema.create({
  name: 'forum_topic',
  label: { en: 'Forum topic', zh: '论坛主题' },
  plural: { en: 'Forum topics', zh: '论坛主题' },
  aliases: { en: ['forum thread', 'forum threads', 'community topic'], zh: ['社区主题', '论坛话题'] },
  display: 'title',
  subtitle: 'category',
  domain: 'service',
  access: 'community',
  list: ['title', 'category', 'status', 'post_count', 'last_post_at'],
  indexes: [
    { fields: ['category', 'last_post_at'] },
    { fields: ['owner_id'] },
    { fields: ['portal_user_id'] },
  ],
  fields: {
    title: Field.text({ label: { en: 'Title', zh: '标题' }, required: true, search: true }),
    category: Field.select(topicCategories, {
      label: { en: 'Category', zh: '版块' },
      required: true,
      default: 'general',
    }),
    status: Field.select(topicStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'open',
    }),
    portal_user_id: Field.reference('portal_user', {
      label: { en: 'Started by customer', zh: '发起客户' },
      onDelete: 'setNull',
      relation: 'forum_topics',
    }),
    is_pinned: Field.boolean({ label: { en: 'Pinned', zh: '置顶' }, required: true, default: false }),
    post_count: Field.number({
      label: { en: 'Posts', zh: '帖子数' },
      integer: true,
      min: 0,
      read_only: true,
      required: true,
      default: 0,
    }),
    last_post_at: Field.dateTime({ label: { en: 'Last post', zh: '最近回帖' }, read_only: true }),
  },
})
