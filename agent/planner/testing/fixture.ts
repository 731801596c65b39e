import type { Actor } from '#crm-core/contract'
import { describedObjects } from '#crm-core/testing'
import type { PlannerInput } from '../types.ts'

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

const objects = describedObjects(actor)

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
