import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'
import { casePriorities } from './picklists.ts'

export const escalationTriggers = picklist([
  { code: 'first_response', label: { en: 'First response overdue', zh: '首次响应超时' } },
  { code: 'resolution', label: { en: 'Resolution overdue', zh: '解决超时' } },
])

export const EscalationRule = ObjectSchema.create({
  name: 'escalation_rule',
  label: { en: 'Escalation rule', zh: '升级规则' },
  plural: { en: 'Escalation rules', zh: '升级规则' },
  aliases: { zh: ['工单升级规则'] },
  display: 'name',
  domain: 'service',
  access: 'shared',
  list: ['level', 'name', 'trigger', 'overdue_minutes', 'assign_queue_id', 'is_active'],
  indexes: [
    { fields: ['level'] },
    { fields: ['queue_id'] },
    { fields: ['assign_queue_id'] },
    { fields: ['assign_owner_id'] },
  ],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 120, search: true }),
    level: Field.number({
      label: { en: 'Level', zh: '级别' },
      aliases: { en: ['escalation level'], zh: ['升级级别'] },
      integer: true,
      min: 1,
      max: 9,
      required: true,
      default: 1,
    }),
    trigger: Field.select(escalationTriggers, {
      label: { en: 'When', zh: '触发条件' },
      required: true,
      default: 'resolution',
    }),
    overdue_minutes: Field.number({
      label: { en: 'Minutes overdue', zh: '超时分钟数' },
      integer: true,
      min: 0,
      required: true,
      default: 0,
    }),
    priorities: Field.multiSelect(casePriorities, { label: { en: 'Priorities', zh: '优先级' } }),
    queue_id: Field.reference('queue', {
      label: { en: 'Only of queue', zh: '仅限队列' },
      onDelete: 'cascade',
      relation: 'escalation_rules',
    }),
    assign_queue_id: Field.reference('queue', {
      label: { en: 'Move to queue', zh: '转到队列' },
      onDelete: 'setNull',
    }),
    assign_owner_id: Field.reference('user', {
      label: { en: 'Give to', zh: '转交给' },
      onDelete: 'setNull',
    }),
    raise_priority_to: Field.select(casePriorities, {
      label: { en: 'Raise priority to', zh: '提升优先级至' },
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
