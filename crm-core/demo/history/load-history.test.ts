import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../audit/verify.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { loadHistory, tellHistory } from './load-history.ts'
import type { HistoryOptions } from './world.ts'

const options: HistoryOptions = {
  tenant_id: '0190c000-0000-7000-8000-00000000c001',
  now: new Date('2026-11-23T00:00:00Z'),
  seed: 3,
  days: 730,
  leads: 200,
  customers: 40,
  deals: 80,
}
const told = (more: Partial<HistoryOptions> = {}) =>
  tellHistory({ ...options, ...more }).stories.map((story) => [story.row(), story.lines])

describe('a made-up sales history', () => {
  it('is the same twice, another with another seed, and more leads change nothing of the customers', () => {
    expect(told()).toEqual(told())
    expect(told({ seed: 4 })).not.toEqual(told())
    const customers = (leads: number) =>
      tellHistory({ ...options, leads })
        .stories.filter(({ object }) => object === 'account')
        .map((one) => one.row())
    expect(customers(10)).toEqual(customers(200))
  })

  it('has outcomes of every kind, and some that are still open', () => {
    const { stories } = tellHistory(options)
    const held = (object: string, field: string) =>
      new Set(stories.filter((one) => one.object === object).map((one) => one.get(field)))
    expect([...held('lead', 'status')]).toEqual(
      expect.arrayContaining(['new', 'contacted', 'converted', 'unqualified']),
    )
    expect([...held('account', 'customer_status')]).toEqual(expect.arrayContaining(['active', 'churned']))
    expect([...held('opportunity', 'stage')]).toEqual(
      expect.arrayContaining(['closed_won', 'closed_lost', 'proposal']),
    )
  })
})

withCrm('a made-up sales history in a store', (fresh) => {
  it('stands there with a whole audit chain, as it was at any time', async () => {
    const crm = await fresh()
    const loaded = await loadHistory(crm.core, options)
    const { stories } = tellHistory(options)
    expect(loaded.records).toBe(stories.length)
    const { tenant_id } = options
    expect(await verifyAudit(crm.core.db(tenant_id), tenant_id)).toEqual({
      entries: loaded.lines,
      broken_at: null,
    })
    const { history } = crm.core.models(tenant_id)
    const leads = stories.filter(({ object, lines }) => object === 'lead' && lines.length > 2)
    const needs = {
      object: 'lead',
      fields: ['status', 'email_opens'],
      parents: [],
      children: [],
      changes: [],
    }
    const moments = leads.flatMap(({ id, lines }) => lines.map(({ at }) => ({ id, at: new Date(at) })))
    const snapshots = await history.snapshots(needs, moments)
    for (const [i, { id, at }] of moments.entries()) {
      const story = leads.find((one) => one.id === id)
      const values: Record<string, unknown> = {}
      for (const line of story?.lines ?? [])
        if (line.at <= at.getTime()) for (const { field, after } of line.changes) values[field] = after
      expect(snapshots[i]?.values).toEqual({ status: values['status'], email_opens: values['email_opens'] })
      expect(snapshots[i]?.known_since).toEqual(new Date(story?.lines[0]?.at ?? 0))
    }
  })

  it('leaves nothing when it cannot be whole', async () => {
    const crm = await fresh()
    await loadHistory(crm.core, { ...options, leads: 5, customers: 2, deals: 2 })
    await expect(loadHistory(crm.core, options)).rejects.toThrow('tenant')
    const { rows } = await crm.core.pool.query(
      `select count(*)::int as leads from lead where tenant_id = $1`,
      [options.tenant_id],
    )
    expect(rows).toEqual([{ leads: 5 }])
  })
})
