import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const platforms = picklist([
  { code: 'wechat', label: { en: 'WeChat', zh: '微信' } },
  { code: 'weibo', label: { en: 'Weibo', zh: '微博' } },
  { code: 'xiaohongshu', label: { en: 'Xiaohongshu', zh: '小红书' } },
  { code: 'linkedin', label: { en: 'LinkedIn', zh: '领英' } },
  { code: 'x', label: { en: 'X (Twitter)', zh: 'X（推特）' } },
  { code: 'facebook', label: { en: 'Facebook', zh: '脸书' } },
])
const sentiments = picklist([
  { code: 'positive', label: { en: 'Positive', zh: '正面' } },
  { code: 'neutral', label: { en: 'Neutral', zh: '中性' } },
  { code: 'negative', label: { en: 'Negative', zh: '负面' } },
])

/** A post that somebody looked after, and the case that came of it. */
export const SocialMediaCase = ObjectSchema.create({
  name: 'social_media_case',
  label: { en: 'Social media post', zh: '社媒反馈' },
  plural: { en: 'Social media posts', zh: '社媒反馈' },
  aliases: { en: ['social media case', 'social media cases'], zh: ['社媒工单', '社交媒体工单'] },
  display: 'content',
  subtitle: 'platform',
  domain: 'service',
  access: 'social_post',
  list: ['content', 'platform', 'author_handle', 'sentiment', 'case_id', 'posted_at'],
  period_field: 'posted_at',
  indexes: [
    { fields: ['case_id'] },
    { fields: ['contact_id'] },
    { fields: ['owner_id'] },
    { fields: ['platform', 'posted_at'] },
  ],
  fields: {
    platform: Field.select(platforms, { label: { en: 'Platform', zh: '平台' }, required: true }),
    author_handle: Field.text({
      label: { en: 'Author', zh: '作者账号' },
      aliases: { en: ['handle'], zh: ['账号'] },
      required: true,
      max_length: 120,
      search: true,
    }),
    content: Field.textarea({ label: { en: 'Post', zh: '内容' }, required: true, search: true }),
    post_url: Field.url({ label: { en: 'Link', zh: '链接' } }),
    sentiment: Field.select(sentiments, { label: { en: 'Sentiment', zh: '情绪' }, default: 'neutral' }),
    follower_count: Field.number({ label: { en: 'Followers', zh: '粉丝数' }, integer: true, min: 0 }),
    posted_at: Field.dateTime({ label: { en: 'Posted', zh: '发布时间' }, required: true }),
    replied_at: Field.dateTime({ label: { en: 'Answered', zh: '回复时间' } }),
    case_id: Field.reference('case', {
      label: { en: 'Case', zh: '工单' },
      onDelete: 'setNull',
      relation: 'social_posts',
    }),
    contact_id: Field.reference('contact', {
      label: { en: 'Contact', zh: '联系人' },
      onDelete: 'setNull',
      relation: 'social_posts',
    }),
  },
})
