import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '../contract.ts'
import { Account, Activity, Contact, freshCrm, testPeople, type FreshCrm } from '../testing/index.ts'
import { Account as AccountType } from '../objects/sales/account.ts'
import type { RecordCache } from './cache.ts'
import { memoryStamps } from './memory-stamps.ts'
import { writtenBy } from './observe.ts'
import { memoryLayer, recordCache } from './record-cache.ts'

const policy = { ttl: 60, invalidateOn: ['update', 'delete'] } as const
const ref = { tenant_id: testPeople.rep.tenant_id, object: 'account', id: 'a1' }

/** A cache over one record that is only a number. */
function small() {
  const stamps = memoryStamps()
  const cache = recordCache(stamps, memoryLayer(), () => policy)
  const stored = { value: 1, loads: 0 }
  const read = (actor = testPeople.rep, load?: () => Promise<number>) =>
    cache.read({
      actor,
      object: AccountType,
      id: ref.id,
      what: 'record',
      load:
        load ??
        (async () => {
          stored.loads++
          return stored.value
        }),
    })
  return { cache, stored, read }
}
const write = (cache: RecordCache, stored: { value: number }, value: number) =>
  cache.writing(async (mark) => {
    await mark([ref])
    stored.value = value
  })

describe('what was read', () => {
  it('is read once until it is written', async () => {
    const { cache, stored, read } = small()
    expect([await read(), await read()]).toEqual([1, 1])
    expect(stored.loads).toBe(1)
    await write(cache, stored, 2)
    expect([await read(), await read()]).toEqual([2, 2])
    expect(stored.loads).toBe(2)
  })

  it('is each reader’s own', async () => {
    const { stored, read } = small()
    for (const actor of [testPeople.rep, testPeople.admin, testPeople.foreignAdmin]) await read(actor)
    expect(stored.loads).toBe(3)
  })

  it('before a write and kept after it is not found again', async () => {
    const { cache, stored, read } = small()
    const slow = Promise.withResolvers<number>()
    const reading = read(testPeople.rep, () => slow.promise)
    await write(cache, stored, 2)
    slow.resolve(1)
    expect(await reading).toBe(1)
    expect(await read()).toBe(2)
  })

  it('while a write is under way is not kept, whether that is committed or not', async () => {
    const { cache, stored, read } = small()
    await cache
      .writing(async (mark) => {
        await mark([ref])
        expect(await read()).toBe(1)
        stored.value = 2
        expect(await read()).toBe(2)
        stored.value = 1
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    expect(await read()).toBe(1)
  })

  it('is asked for again when there was nothing', async () => {
    const { stored, read } = small()
    expect(await read(testPeople.rep, async () => null as unknown as number)).toBeNull()
    expect(await read()).toBe(stored.value)
  })
})

describe('a statement past the records', () => {
  it.each([
    ['select * from account', [], false],
    ['update "account" set name = $1', ['account'], false],
    ['with x as (select 1) update only public.contact c set a = 1', ['contact'], false],
    ['insert into team_member (id) values (1) on conflict do nothing', ['team_member'], false],
    ['delete from "user" where id = $1', ['user'], true],
    ['TRUNCATE account, contact', ['account'], true],
    ['select id into other from account', [], false],
    ['set role x; delete from contact', ['contact'], true],
    ['do $$ begin end $$', [], true],
  ])('%s', (text, tables, more) => {
    expect(writtenBy(text)).toEqual({ tables, more })
  })
})

describe('a store that keeps what was read', () => {
  const get = (crm: FreshCrm, record: Pick<AnyRecord, 'id'>, by: Parameters<FreshCrm['as']>[0] = 'rep') =>
    crm.as(by).get('account', record.id)

  it('shows every write through the records at once', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account, { name: 'One' })
    await get(crm, account)
    await crm.save('account', { id: account.id, name: 'Two' })
    expect(await get(crm, account)).toMatchObject({ name: 'Two', version: 2 })
    await crm.remove('account', account.id)
    await expect(get(crm, account)).rejects.toMatchObject({ code: 'not_found' })
    await crm.restore('account', account.id)
    expect(await get(crm, account)).toMatchObject({ name: 'Two', version: 4 })
  })

  it('shows what rules and figures write beside', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    const contact = await crm.given(Contact, { account_id: account.id })
    await get(crm, account)
    await crm.get('contact', contact.id)
    await crm.given(Activity, { who_id: contact.id, activity_date: '2026-11-20T08:00:00Z' })
    const last_activity_at = '2026-11-20T08:00:00.000Z'
    expect(await get(crm, account)).toMatchObject({ last_activity_at, health_score: null })
    expect(await crm.get('contact', contact.id)).toMatchObject({ last_activity_at })
    await crm.core.work()
    await crm.core.settled()
    expect(await get(crm, account)).toMatchObject({ health_score: 72 })
  })

  it('shows what was written past the records', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    await get(crm, account)
    await crm.core.pool.query(`update account set name = 'Past' where id = $1`, [account.id])
    expect(await get(crm, account)).toMatchObject({ name: 'Past' })
    await crm.core
      .db(crm.actor.tenant_id)
      .transaction((tx) => tx.query(`update account set name = 'Within' where id = $1`, [account.id]))
    expect(await get(crm, account)).toMatchObject({ name: 'Within' })
  })

  it('never shows a record beyond the reach that the reader has now', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    expect(await get(crm, account, 'teammate')).toMatchObject({ id: account.id })
    for (const stranger of ['otherRep', 'foreignAdmin'] as const)
      await expect(get(crm, account, stranger)).rejects.toMatchObject({ code: 'not_found' })
    const { items } = await crm.as('admin').find('team_member', {
      filter: { field: 'user_id', op: '=', value: testPeople.teammate.user_id },
    })
    await crm.as('admin').remove('team_member', items[0]?.id ?? '')
    await expect(get(crm, account, 'teammate')).rejects.toMatchObject({ code: 'not_found' })

    expect(await get(crm, account, 'manager')).toMatchObject({ id: account.id })
    await crm.as('admin').save('user', { id: testPeople.rep.user_id, manager_id: null })
    await expect(get(crm, account, 'manager')).rejects.toMatchObject({ code: 'not_found' })

    await crm.save('account', { id: account.id, owner_id: testPeople.otherRep.user_id })
    await expect(get(crm, account)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('shows new settings of the workspace at once', async () => {
    await using crm = await freshCrm()
    expect((await crm.settings()).high_value_lead_score).toBe(80)
    await crm.as('admin').save('tenant', { id: crm.actor.tenant_id, high_value_lead_score: 60 })
    expect((await crm.settings()).high_value_lead_score).toBe(60)
    expect((await crm.core.as(testPeople.foreignAdmin).settings()).high_value_lead_score).toBe(80)
  })

  it('keeps apart what was selected, and gives nobody a record that another can change', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account, { name: 'One', rating: 'hot' })
    expect(await crm.get('account', account.id, { select: ['name'] })).not.toHaveProperty('rating')
    const first = await get(crm, account)
    Object.assign(first, { name: 'changed by the caller' })
    expect(await get(crm, account)).toMatchObject({ name: 'One', rating: 'hot' })
  })
})
