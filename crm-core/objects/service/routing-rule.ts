import { Field } from '../../fields/field.ts'
import { slaTiers } from '../sales/account.ts'
import { ObjectSchema } from '../schema.ts'
import { caseOrigins, casePriorities, caseTypes } from './picklists.ts'

export const RoutingRule = ObjectSchema.create({
  name: 'routing_rule',
  label: { en: 'Routing rule', zh: '分派规则' },
  plural: { en: 'Routing rules', zh: '分派规则' },
  aliases: { en: ['case routing rule', 'case routing rules'], zh: ['工单分派规则', '路由规则'] },
  display: 'name',
  subtitle: 'queue_id',
  domain: 'service',
  access: 'shared',
  list: ['order', 'name', 'queue_id', 'origins', 'priorities', 'is_active'],
  indexes: [{ fields: ['order'] }, { fields: ['queue_id'] }, { fields: ['required_skill_id'] }],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true, max_length: 120, search: true }),
    order: Field.number({
      label: { en: 'Order', zh: '顺序' },
      description: { en: 'The first rule that fits is taken', zh: '按顺序取第一条符合的规则' },
      integer: true,
      min: 0,
      required: true,
      default: 100,
    }),
    origins: Field.multiSelect(caseOrigins, { label: { en: 'Origins', zh: '来源' } }),
    priorities: Field.multiSelect(casePriorities, { label: { en: 'Priorities', zh: '优先级' } }),
    types: Field.multiSelect(caseTypes, { label: { en: 'Types', zh: '类型' } }),
    sla_tiers: Field.multiSelect(slaTiers, { label: { en: 'SLA tiers', zh: '服务等级' } }),
    keywords: Field.text({
      label: { en: 'Keywords', zh: '关键词' },
      description: {
        en: 'Separated by commas; one of them stands in the subject or description',
        zh: '以逗号分隔；主题或描述中出现其一即符合',
      },
      max_length: 1000,
    }),
    queue_id: Field.reference('queue', {
      label: { en: 'To queue', zh: '分派到队列' },
      required: true,
      onDelete: 'cascade',
      relation: 'routing_rules',
    }),
    required_skill_id: Field.reference('skill', {
      label: { en: 'Skill needed', zh: '所需技能' },
      onDelete: 'setNull',
      relation: 'routing_rules',
    }),
    is_active: Field.boolean({ label: { en: 'Active', zh: '启用' }, required: true, default: true }),
  },
})
