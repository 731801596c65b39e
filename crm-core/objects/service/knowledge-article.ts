import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { languages } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

export const articleStatuses = picklist([
  { code: 'draft', label: { en: 'Draft', zh: '草稿' } },
  { code: 'in_review', label: { en: 'In review', zh: '审核中' }, aliases: { zh: ['待审核'] } },
  { code: 'published', label: { en: 'Published', zh: '已发布' }, aliases: { en: ['live'], zh: ['发布'] } },
  { code: 'archived', label: { en: 'Archived', zh: '已归档' }, aliases: { zh: ['归档'] } },
])
export const articleCategories = picklist([
  {
    code: 'how_to',
    label: { en: 'How-to', zh: '操作指南' },
    aliases: { en: ['guide'], zh: ['指南', '教程'] },
  },
  { code: 'faq', label: { en: 'FAQ', zh: '常见问题' } },
  { code: 'troubleshooting', label: { en: 'Troubleshooting', zh: '故障排查' }, aliases: { zh: ['排障'] } },
  { code: 'release_notes', label: { en: 'Release notes', zh: '版本说明' }, aliases: { zh: ['更新日志'] } },
  { code: 'policy', label: { en: 'Service policy', zh: '服务政策' } },
  {
    code: 'integration',
    label: { en: 'Integration', zh: '系统集成' },
    aliases: { en: ['api'], zh: ['接口'] },
  },
])
const visibilities = picklist([
  { code: 'internal', label: { en: 'Internal', zh: '内部' } },
  { code: 'portal', label: { en: 'Portal users', zh: '门户用户' } },
  { code: 'public', label: { en: 'Public', zh: '公开' } },
])

export const KnowledgeArticle = ObjectSchema.create({
  name: 'knowledge_article',
  label: { en: 'Knowledge article', zh: '知识文章' },
  plural: { en: 'Knowledge articles', zh: '知识文章' },
  aliases: {
    en: ['article', 'articles', 'kb article', 'kb articles', 'help article', 'help articles'],
    zh: ['知识库文章', '文章', '知识库', '帮助文章'],
  },
  display: 'title',
  subtitle: 'category',
  domain: 'service',
  access: 'article',
  list: ['title', 'category', 'status', 'visibility', 'helpful_rate', 'published_at', 'owner_id'],
  indexes: [
    { fields: ['status', 'category'] },
    { fields: ['owner_id'] },
    { fields: ['published_at'] },
    { fields: ['reviewer_id'] },
    { fields: ['source_case_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    title: Field.text({ label: { en: 'Title', zh: '标题' }, required: true, search: true }),
    article_number: Field.autonumber({
      label: { en: 'Article number', zh: '文章编号' },
      format: 'KB-{00000}',
    }),
    summary: Field.textarea({ label: { en: 'Summary', zh: '摘要' }, search: true }),
    content: Field.richText({
      label: { en: 'Content', zh: '正文' },
      aliases: { en: ['text'], zh: ['内容'] },
      search: true,
    }),
    category: Field.select(articleCategories, {
      label: { en: 'Category', zh: '类别' },
      aliases: { zh: ['分类'] },
      required: true,
      default: 'how_to',
    }),
    status: Field.select(articleStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'draft',
    }),
    visibility: Field.select(visibilities, {
      label: { en: 'Visible to', zh: '可见范围' },
      aliases: { en: ['visibility'] },
      required: true,
      default: 'internal',
    }),
    language: Field.select(languages, {
      label: { en: 'Language', zh: '语言' },
      required: true,
      default: 'en',
    }),
    reviewer_id: Field.reference('user', { label: { en: 'Reviewer', zh: '审核人' }, onDelete: 'setNull' }),
    source_case_id: Field.reference('case', {
      label: { en: 'Written for case', zh: '源自工单' },
      onDelete: 'setNull',
      relation: 'articles',
    }),
    published_at: Field.dateTime({
      label: { en: 'Published', zh: '发布时间' },
      aliases: { en: ['published on'] },
      read_only: true,
    }),
    view_count: Field.number({ label: { en: 'Views', zh: '浏览次数' }, integer: true, min: 0, default: 0 }),
    helpful_count: Field.number({
      label: { en: 'Found helpful', zh: '有帮助' },
      aliases: { en: ['helpful votes'], zh: ['有用票数'] },
      integer: true,
      min: 0,
      default: 0,
    }),
    vote_count: Field.number({
      label: { en: 'Votes', zh: '投票数' },
      integer: true,
      min: 0,
      default: 0,
    }),
    helpful_rate: Field.percent({
      label: { en: 'Helpful rate', zh: '好评率' },
      aliases: { en: ['helpfulness'], zh: ['有用率'] },
      read_only: true,
    }),
  },
})
