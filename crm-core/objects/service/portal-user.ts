import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { languages } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

const portalStatuses = picklist([
  { code: 'invited', label: { en: 'Invited', zh: '已邀请' } },
  { code: 'active', label: { en: 'Active', zh: '启用' } },
  { code: 'disabled', label: { en: 'Disabled', zh: '停用' } },
])

/** A customer who may sign in to the portal: their own cases and the articles written for them. */
export const PortalUser = ObjectSchema.create({
  name: 'portal_user',
  label: { en: 'Portal user', zh: '门户用户' },
  plural: { en: 'Portal users', zh: '门户用户' },
  aliases: { zh: ['客户门户用户'] },
  display: 'name',
  subtitle: 'account_id',
  domain: 'service',
  access: 'administered',
  list: ['name', 'email', 'account_id', 'status', 'last_login_at'],
  indexes: [{ fields: ['contact_id'] }, { fields: ['account_id'] }, { fields: ['status'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '姓名' }, required: true, max_length: 120, search: true }),
    email: Field.email({
      label: { en: 'E-mail', zh: '邮箱' },
      aliases: { en: ['email'], zh: ['电子邮箱'] },
      required: true,
      unique: true,
      search: true,
    }),
    contact_id: Field.reference('contact', {
      label: { en: 'Contact', zh: '联系人' },
      onDelete: 'cascade',
      relation: 'portal_users',
    }),
    account_id: Field.reference('account', {
      label: { en: 'Account', zh: '客户' },
      aliases: { en: ['company'], zh: ['公司'] },
      onDelete: 'cascade',
      relation: 'portal_users',
    }),
    status: Field.select(portalStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'invited',
    }),
    language: Field.select(languages, {
      label: { en: 'Language', zh: '语言' },
      required: true,
      default: 'en',
    }),
    last_login_at: Field.dateTime({ label: { en: 'Last sign-in', zh: '最近登录' }, read_only: true }),
  },
})
