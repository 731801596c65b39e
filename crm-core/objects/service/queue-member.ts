import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const memberRoles = picklist([
  { code: 'agent', label: { en: 'Agent', zh: '坐席' }, aliases: { zh: ['客服'] } },
  { code: 'lead', label: { en: 'Queue lead', zh: '队列组长' } },
])

export const QueueMember = ObjectSchema.create({
  name: 'queue_member',
  label: { en: 'Queue member', zh: '队列成员' },
  plural: { en: 'Queue members', zh: '队列成员' },
  display: 'user_id',
  subtitle: 'queue_id',
  domain: 'service',
  access: 'shared',
  list: ['queue_id', 'user_id', 'role', 'capacity'],
  indexes: [
    { fields: ['user_id'] },
    { fields: ['queue_id', 'user_id'], unique: true, where: 'deleted_at is null' },
  ],
  fields: {
    queue_id: Field.reference('queue', {
      label: { en: 'Queue', zh: '队列' },
      required: true,
      onDelete: 'cascade',
      relation: 'members',
    }),
    user_id: Field.reference('user', {
      label: { en: 'User', zh: '用户' },
      required: true,
      onDelete: 'cascade',
      relation: 'queue_memberships',
    }),
    role: Field.select(memberRoles, {
      label: { en: 'Role', zh: '角色' },
      required: true,
      default: 'agent',
    }),
    capacity: Field.number({
      label: { en: 'Cases at a time', zh: '同时处理上限' },
      integer: true,
      min: 0,
      default: 20,
    }),
  },
})
