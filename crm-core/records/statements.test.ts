import { expect, it } from 'vitest'
import type { ActorCrm, Sql, TenantDb } from '../contract.ts'
import { localFiles } from '../imports/file-store.ts'
import { Account, freshCrm, testPeople, type FreshCrm } from '../testing/index.ts'
import { scopeOf } from '../testing/scope-of.ts'
import { actorCrm } from './actor-crm.ts'

/** The same store, with every statement counted; a transaction is two more. */
function counting(crm: FreshCrm): { crm: ActorCrm; count: () => number } {
  let statements = 0
  const db = crm.core.db(testPeople.rep.tenant_id)
  const counted = (sql: Sql): Sql => ({
    query: (text, values) => {
      statements += 1
      return sql.query(text, values)
    },
  })
  const tenant: TenantDb = {
    ...counted(db),
    transaction: (work) => {
      statements += 2
      return db.transaction((tx) => work(counted(tx)))
    },
  }
  return {
    crm: actorCrm(
      { ...scopeOf(crm, testPeople.rep), db: tenant },
      { metadata: crm.metadata, desk: { files: localFiles(), queue: crm.core.queue, bus: crm.core.bus } },
    ),
    count: () => {
      const so_far = statements
      statements = 0
      return so_far
    },
  }
}

it('asks the database a bounded number of times, however much is asked for', async () => {
  await using fresh = await freshCrm()
  const account = await fresh.given(Account, { name: 'Acme' })
  const { crm, count } = counting(fresh)
  const measured: Record<string, number> = {}
  const measure = async (name: string, work: () => Promise<unknown>) => {
    await work()
    measured[name] = count()
  }
  await measure('get', () => crm.get('account', account.id))
  await measure('list', () => crm.find('account', { limit: 200 }))
  await measure('create', () => crm.save('account', { name: 'New' }))
  await measure('create with money and a reference', () =>
    crm.save('opportunity', { name: 'x', account_id: account.id, amount: 5, close_date: '2026-12-01' }),
  )
  await measure('update', () => crm.save('account', { id: account.id, name: 'Newer' }))
  await measure('update of what search does not read', () =>
    crm.save('account', { id: account.id, employee_count: 7 }),
  )
  const contacts = Array.from({ length: 300 }, (_, i) => ({ last_name: `C${i}`, account_id: account.id }))
  await measure('create 300', () => crm.saveAll('contact', contacts))
  const calls = contacts.map((_, i) => ({
    subject: `A${i}`,
    what_id: account.id,
    activity_date: '2026-11-20',
  }))
  await measure('create 300 with a rule that writes', () => crm.saveAll('activity', calls))
  await measure('list with children and parents', () =>
    crm.find('contact', { limit: 100, include: { account_id: true, activities: true, owner_id: true } }),
  )
  const admin = fresh.as('admin')
  const queue = await admin.save('queue', { name: 'First line' })
  await admin.save('routing_rule', { name: 'Gold', sla_tiers: ['gold'], queue_id: queue.record.id })
  const terms = { first_response_minutes: 30, resolution_minutes: 60 }
  await admin.save('sla_policy', { name: 'Standard', ...terms })
  const { id: account_id } = await fresh.given(Account, { sla_tier: 'gold' })
  await measure('create a case', () => crm.saveAll('case', [{ subject: 'Slow', account_id }]))
  const cases = Array.from({ length: 300 }, (_, i) => ({ subject: `Case ${i}`, account_id }))
  await measure('create 300 cases', () => crm.saveAll('case', cases))
  expect(measured).toEqual({
    get: 1,
    list: 1,
    // begin, row, search, audit and event, commit
    create: 5,
    'create with money and a reference': 6,
    update: 6,
    'update of what search does not read': 5,
    'create 300': 6,
    'create 300 with a rule that writes': 7,
    'list with children and parents': 4,
    // rules, tiers and terms, begin, cases, milestones, search of both, audit and event, commit
    'create a case': 11,
    'create 300 cases': 11,
  })
})
