import type { Actor, ObjectDescription } from '#crm-core/contract'
import { openObjects } from '../../../crm-core/objects/all.ts'
import type { PlannerInput } from '../types.ts'

const plural = { account: 'Accounts', contact: 'Contacts' } as Record<string, string>
/** temporary */
const objects: readonly ObjectDescription[] = openObjects.map((o) => ({
  name: o.name,
  label: o.label,
  plural: o.plural ?? { en: plural[o.name] ?? o.name, zh: o.label.zh },
  aliases: o.aliases,
  display: o.display,
  domain: o.domain,
  list: o.list,
  period_field: o.period_field,
  relations: [],
  can: { create: true, update: true, delete: true },
  fields: Object.entries(o.all).map(([name, f]) => ({
    name,
    kind: f.kind,
    label: f.label,
    aliases: f.aliases,
    required: f.required,
    read_only: f.read_only,
    unique: Boolean(f.unique),
    operators: [],
    ui: f.ui,
    options: f.options,
    references: f.targets?.length === 1 ? f.targets[0] : undefined,
    measures: f.measures,
    max_length: f.max_length,
  })),
}))

const actor: Actor = {
  tenant_id: 't1',
  user_id: 'u-amy',
  name: 'Amy Zhou',
  email: 'amy@demo.test',
  role: 'rep',
  language: 'en',
  time_zone: 'Asia/Shanghai',
  door: 'web',
}

/** Friday 20 November 2026, ten in the morning in Shanghai. */
export function input(text: string, more: Partial<PlannerInput> = {}): PlannerInput {
  return {
    text,
    actor,
    objects,
    settings: {
      tenant_id: 't1',
      name: 'Demo',
      currency: 'CNY',
      time_zone: 'Asia/Shanghai',
      high_value_lead_score: 80,
    },
    users: [
      { id: 'u-amy', name: 'Amy Zhou', email: 'amy@demo.test' },
      { id: 'u-tom', name: 'Tom Becker', email: 'tom@demo.test' },
      { id: 'u-lina', name: 'Li Na 李娜', email: 'lina@demo.test' },
      { id: 'u-chen', name: '陈明', email: 'chen@demo.test' },
    ],
    templates: [
      { id: 't-w', name: 'Welcome', aliases: ['欢迎'] },
      { id: 't-f', name: 'Follow-up', aliases: ['跟进', 'follow up'] },
      { id: 't-r', name: 'Renewal reminder', aliases: ['续约提醒'] },
    ],
    now: new Date('2026-11-20T02:00:00Z'),
    focus: [],
    pending: null,
    ...more,
  }
}
