import { Field } from '../../fields/field.ts'
import { languages } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

export const EmailTemplate = ObjectSchema.create({
  name: 'email_template',
  label: { en: 'E-mail template', zh: '邮件模板' },
  plural: { en: 'E-mail templates', zh: '邮件模板' },
  aliases: { en: ['template', 'templates', 'email template'], zh: ['模板', '邮件范本'] },
  display: 'name',
  subtitle: 'locale',
  domain: 'sales',
  access: 'shared',
  cache: { ttl: 300, invalidateOn: ['update', 'delete'] },
  list: ['name', 'locale', 'subject', 'updated_at'],
  indexes: [{ fields: ['name'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '名称' },
      aliases: { en: ['template name'], zh: ['模板名称'] },
      required: true,
      search: true,
    }),
    subject: Field.text({
      label: { en: 'Subject', zh: '主题' },
      aliases: { zh: ['标题'] },
      required: true,
      max_length: 500,
      search: true,
    }),
    html_body: Field.textarea({ label: { en: 'HTML body', zh: 'HTML 正文' } }),
    text_body: Field.richText({
      label: { en: 'Body', zh: '正文' },
      aliases: { en: ['text', 'text body'], zh: ['内容'] },
      required: true,
      search: true,
    }),
    locale: Field.select(languages, {
      label: { en: 'Language', zh: '语言' },
      aliases: { en: ['locale'], zh: ['语种'] },
      required: true,
      default: 'en',
    }),
    aliases: Field.json({ label: { en: 'Other names', zh: '别名' } }),
    variables: Field.json({ label: { en: 'Variables', zh: '变量' } }),
  },
})
