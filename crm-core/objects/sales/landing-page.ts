import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const LandingPage = ObjectSchema.create({
  name: 'landing_page',
  label: { en: 'Landing page', zh: '落地页' },
  plural: { en: 'Landing pages', zh: '落地页' },
  aliases: { en: ['campaign page', 'campaign pages'], zh: ['着陆页', '推广页'] },
  display: 'title',
  subtitle: 'slug',
  domain: 'sales',
  access: 'shared',
  list: ['title', 'slug', 'form_id', 'campaign_id', 'published_at'],
  indexes: [
    { fields: ['form_id'] },
    { fields: ['campaign_id'] },
    { fields: ['published_at'] },
    { fields: ['owner_id'] },
  ],
  fields: {
    title: Field.text({
      label: { en: 'Page title', zh: '页面标题' },
      required: true,
      search: true,
    }),
    slug: Field.text({
      label: { en: 'Page address', zh: '页面路径' },
      aliases: { en: ['slug'] },
      required: true,
      unique: true,
      max_length: 120,
      search: true,
    }),
    form_id: Field.reference('form', {
      label: { en: 'Page form', zh: '页面表单' },
      onDelete: 'restrict',
      relation: 'landing_pages',
    }),
    campaign_id: Field.reference('campaign', {
      label: { en: 'Campaign', zh: '营销活动' },
      onDelete: 'setNull',
      relation: 'landing_pages',
    }),
    body: Field.richText({ label: { en: 'Page text', zh: '页面内容' }, search: true }),
    published_at: Field.dateTime({
      label: { en: 'Published', zh: '发布时间' },
      aliases: { en: ['published on', 'publish date'], zh: ['上线时间'] },
    }),
  },
})
