import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const teamRoles = picklist([
  { code: 'member', label: { en: 'Member', zh: '成员' } },
  { code: 'lead', label: { en: 'Team lead', zh: '组长' } },
])

export const TeamMember = ObjectSchema.create({
  name: 'team_member',
  label: { en: 'Team member', zh: '团队成员' },
  plural: { en: 'Team members', zh: '团队成员' },
  display: 'user_id',
  domain: 'system',
  access: 'settings',
  list: ['team_id', 'user_id', 'role'],
  indexes: [
    { fields: ['user_id'] },
    { fields: ['team_id', 'user_id'], unique: true, where: 'deleted_at is null' },
  ],
  fields: {
    team_id: Field.reference('team', {
      label: { en: 'Team', zh: '团队' },
      required: true,
      onDelete: 'cascade',
      relation: 'members',
    }),
    user_id: Field.reference('user', {
      label: { en: 'User', zh: '用户' },
      required: true,
      onDelete: 'cascade',
      relation: 'memberships',
    }),
    role: Field.select(teamRoles, { label: { en: 'Role', zh: '角色' }, required: true, default: 'member' }),
  },
})
