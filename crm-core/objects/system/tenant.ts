import { z } from 'zod'
import { Field } from '../../fields/field.ts'
import { languages } from '../picklists.ts'
import { ObjectSchema } from '../schema.ts'

/** A workspace. Its id is its own tenant_id. */
export const Tenant = ObjectSchema.create({
  name: 'tenant',
  label: { en: 'Workspace', zh: '工作区' },
  plural: { en: 'Workspaces', zh: '工作区' },
  aliases: { en: ['tenant', 'organization settings'], zh: ['租户', '组织'] },
  display: 'name',
  domain: 'system',
  access: 'workspace',
  cache: { ttl: 300, invalidateOn: ['update', 'delete'] },
  list: ['name', 'currency', 'time_zone', 'high_value_lead_score'],
  fields: {
    name: Field.text({ label: { en: 'Name', zh: '名称' }, required: true }),
    currency: Field.text({
      label: { en: 'Currency', zh: '货币' },
      required: true,
      max_length: 3,
      default: 'CNY',
    }),
    time_zone: Field.text({
      label: { en: 'Time zone', zh: '时区' },
      required: true,
      max_length: 64,
      default: 'Asia/Shanghai',
    }),
    language: Field.select(languages, {
      label: { en: 'Language', zh: '语言' },
      required: true,
      default: 'en',
    }),
    high_value_lead_score: Field.number({
      label: { en: 'High-value lead score', zh: '高价值线索分数' },
      integer: true,
      min: 0,
      max: 100,
      required: true,
      default: 80,
    }),
    /** Which stage of a deal may follow which; empty means the usual ones (hooks/stage-transitions.ts). */
    stage_transitions: Field.json({
      label: { en: 'Stage transitions', zh: '阶段流转' },
      schema: z.record(z.string(), z.array(z.string())),
    }),
    /** Counts up when an administrator adds or changes objects and fields (crm-core/metadata). */
    metadata_version: Field.number({
      label: { en: 'Version of the metadata', zh: '元数据版本' },
      integer: true,
      min: 0,
      required: true,
      read_only: true,
      default: 0,
    }),
    mail_from: Field.email({ label: { en: 'Sender address', zh: '发件地址' } }),
  },
})
