import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { languages } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

export const roleOptions = picklist([
  { code: 'admin', label: { en: 'Administrator', zh: '管理员' } },
  { code: 'manager', label: { en: 'Sales manager', zh: '销售经理' } },
  { code: 'rep', label: { en: 'Sales rep', zh: '销售代表' } },
  { code: 'finance', label: { en: 'Finance (read only)', zh: '财务（只读）' } },
])

export const User = ObjectSchema.create({
  name: 'user',
  label: { en: 'User', zh: '用户' },
  plural: { en: 'Users', zh: '用户' },
  aliases: {
    en: ['colleague', 'colleagues', 'teammate', 'teammates', 'rep', 'reps'],
    zh: ['同事', '员工', '销售', '成员'],
  },
  display: 'name',
  subtitle: 'email',
  domain: 'system',
  access: 'settings',
  cache: { ttl: 300, invalidateOn: ['update', 'delete'] },
  list: ['name', 'email', 'role', 'manager_id', 'is_active'],
  indexes: [{ fields: ['manager_id'] }],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '姓名' },
      aliases: { zh: ['名字'] },
      required: true,
      search: true,
    }),
    email: Field.email({
      label: { en: 'E-mail', zh: '邮箱' },
      aliases: { en: ['email'], zh: ['电子邮箱'] },
      required: true,
      unique: 'global',
      search: true,
    }),
    role: Field.select(roleOptions, { label: { en: 'Role', zh: '角色' }, required: true, default: 'rep' }),
    manager_id: Field.reference('user', {
      label: { en: 'Manager', zh: '上级' },
      aliases: { en: ['boss', 'reports to'], zh: ['经理', '主管', '领导'] },
      onDelete: 'setNull',
      relation: 'reports',
    }),
    title: Field.text({ label: { en: 'Title', zh: '职位' } }),
    phone: Field.phone({ label: { en: 'Phone', zh: '电话' } }),
    language: Field.select(languages, {
      label: { en: 'Language', zh: '语言' },
      required: true,
      default: 'en',
    }),
    time_zone: Field.text({
      label: { en: 'Time zone', zh: '时区' },
      required: true,
      max_length: 64,
      default: 'Asia/Shanghai',
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '在用' }, required: true, default: true }),
  },
})
