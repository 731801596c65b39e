import { expect, it } from 'vitest'
import type { TenantDb } from '../contract.ts'
import { Account, Contact, freshCrm, testPeople, type FreshCrm, type PersonName } from '../testing/index.ts'
import { scopeOf } from '../testing/scope-of.ts'
import { createLoader, type Loader } from './loader.ts'

/** A loader of one request, with its statements counted. */
function counted(crm: FreshCrm, person: PersonName = 'rep'): { loader: Loader; count: () => number } {
  let statements = 0
  const db = crm.core.db(testPeople[person].tenant_id)
  const counting: TenantDb = {
    ...db,
    query: (text, values) => {
      statements += 1
      return db.query(text, values)
    },
  }
  const loader = createLoader({ ...scopeOf(crm, testPeople[person]), db: counting })
  return { loader, count: () => statements }
}

it('asks once an object for all that is loaded in one tick', async () => {
  await using crm = await freshCrm()
  const accounts = [await crm.given(Account, { name: 'A' }), await crm.given(Account, { name: 'B' })]
  const contact = await crm.given(Contact, { account_id: accounts[0]?.id })
  const { loader, count } = counted(crm)
  const ids = [...accounts, ...accounts].map(({ id }) => id)
  const [people, ...found] = await Promise.all([
    loader
      .load('contact', contact.id)
      .then((one) => loader.load('account', one ? idOf(one['account_id']) : '')),
    ...ids.map((id) => loader.load('account', id.toUpperCase())),
    loader.load('account', 'no id'),
  ])
  expect(people).toMatchObject({ name: 'A' })
  expect(found.map((one) => one?.['name'] ?? null)).toEqual(['A', 'B', 'A', 'B', null])
  // Accounts, the contact, and the account that only the contact told of.
  expect(count()).toBe(3)
})

it('gives labels of one tick in one statement an object, each caller its own in the order asked', async () => {
  await using crm = await freshCrm()
  const refs = [await crm.given(Account, { name: 'A' }), await crm.given(Account, { name: 'B' })].map(
    ({ id }) => ({
      object: 'account',
      id,
    }),
  )
  const { loader, count } = counted(crm)
  const [first, second] = await Promise.all([loader.label(refs), loader.label(refs.toReversed().slice(0, 1))])
  expect(first.map(({ display }) => display)).toEqual(['A', 'B'])
  expect(second.map(({ display }) => display)).toEqual(['B'])
  expect(count()).toBe(1)
})

it('keeps to what the reader reaches, and reads anew each time', async () => {
  await using crm = await freshCrm()
  const { id } = await crm.given(Account, { name: 'A' })
  expect(await counted(crm, 'otherRep').loader.load('account', id)).toBeNull()
  expect(await counted(crm, 'foreignAdmin').loader.load('account', id)).toBeNull()
  const { loader } = counted(crm)
  expect(await loader.load('account', id)).toMatchObject({ name: 'A' })
  await crm.save('account', { id, name: 'B' })
  expect(await loader.load('account', id)).toMatchObject({ name: 'B' })
  await expect(loader.load('kitten', id)).rejects.toMatchObject({ code: 'unknown_object' })
})

it('hands a failure to everybody who waited, and goes on', async () => {
  await using crm = await freshCrm()
  const { id } = await crm.given(Account, { name: 'A' })
  const db = crm.core.db(testPeople.rep.tenant_id)
  let fails = true
  const loader = createLoader({
    ...scopeOf(crm, testPeople.rep),
    db: { ...db, query: (...asked) => (fails ? Promise.reject(new Error('gone')) : db.query(...asked)) },
  })
  const asked = [loader.load('account', id), loader.load('account', id)]
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fails = false
  expect(await loader.load('account', id)).toMatchObject({ name: 'A' })
})

const idOf = (value: unknown): string => (typeof value === 'string' ? value : '')
