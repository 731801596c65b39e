import { expect, it } from 'vitest'
import { withCrm } from '../testing/with-crm.ts'
import { testPeople, type FreshCrm } from '../testing/index.ts'
import { scopeOf } from '../testing/scope-of.ts'
import { escalateOverdue } from './escalate.ts'

async function overdueDesk(crm: FreshCrm) {
  const admin = crm.as('admin')
  const saved = async (object: string, input: Record<string, unknown>) =>
    (await admin.save(object, input)).record
  await saved('sla_policy', { name: 'Standard', first_response_minutes: 10, resolution_minutes: 60 })
  const queue = await saved('queue', { name: 'Second line' })
  const rules = [
    { name: 'Answer', level: 1, trigger: 'first_response', overdue_minutes: 0, raise_priority_to: 'high' },
    { name: 'Solve', level: 2, trigger: 'resolution', overdue_minutes: 30, assign_queue_id: queue.id },
    { name: 'Off', level: 9, trigger: 'resolution', is_active: false },
  ]
  for (const rule of rules) await saved('escalation_rule', rule)
  const { record } = await crm.save('case', { subject: 'Slow', priority: 'low' })
  const { record: done } = await crm.save('case', { subject: 'Done', status: 'resolved' })
  return { id: record.id, done: done.id, queue }
}
const minutes = (crm: FreshCrm, count: number) =>
  crm.clock.set(new Date(Date.parse('2026-11-23T09:00:00Z') + count * 60_000))

withCrm('the sweep for overdue cases', (fresh) => {
  it('raises a case step by step, once a step, with its trail', async () => {
    const crm = await fresh()
    const { id, done, queue } = await overdueDesk(crm)
    const sweep = () =>
      escalateOverdue({
        system: crm.core.pool,
        keep: async () => undefined,
        scopeOf: (actor) => scopeOf(crm, actor),
      })
    expect(await sweep()).toBe(0)
    minutes(crm, 11)
    expect([await sweep(), await sweep()]).toEqual([1, 0])
    const first = await crm.get('case', id)
    expect(first).toMatchObject({
      escalation_level: 1,
      priority: 'high',
      is_sla_violated: true,
      queue_id: null,
      version: 2,
    })
    minutes(crm, 91)
    expect(await Promise.all([sweep(), sweep()]).then((all) => all.reduce((a, b) => a + b))).toBe(1)
    expect(await sweep()).toBe(0)
    expect(await crm.get('case', id)).toMatchObject({
      escalation_level: 2,
      queue_id: queue.id,
      priority: 'high',
      version: 3,
    })
    expect(await crm.get('case', done)).toMatchObject({ escalation_level: 0, version: 1 })
    const events = await crm.eventsSince({ id, version: 1 })
    expect(events).toMatchObject([
      { type: 'updated', door: 'system', cause: 'escalation', user_id: testPeople.admin.user_id },
      { type: 'updated', cause: 'escalation' },
    ])
  })
})
