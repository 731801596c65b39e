import { afterEach, expect, it } from 'vitest'
import { openCrm } from './open.ts'
import { lentDatabase } from './store/pglite/lend.ts'
import { fixedClock, freshCrm, testMailbox, testPeople, testTenants } from './testing/index.ts'
import { createFirstWorkspace, firstAdmin, workspaceIds } from './workspaces.ts'

const clock = fixedClock()
let cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups) await cleanup()
  cleanups = []
})
async function emptyStore() {
  const core = await openCrm({ database: lentDatabase(), clock, mail: testMailbox() })
  cleanups.push(() => core.close())
  return core
}
const workspace = {
  name: 'Mine',
  currency: 'EUR',
  time_zone: 'Europe/Berlin',
  language: 'en',
  admin: { name: 'Ada', email: 'ada@mine.test' },
} as const

it('an empty store gets one workspace with one administrator, however many processes start', async () => {
  const { pool, ...core } = await emptyStore()
  expect(await firstAdmin(pool)).toBeNull()
  const made = await Promise.all([1, 2].map(() => createFirstWorkspace(pool, clock, workspace)))
  expect(made.filter((one) => one !== null)).toHaveLength(1)
  const [id = '', ...others] = await workspaceIds(pool)
  expect(others).toEqual([])
  expect(await firstAdmin(pool)).toBe(workspace.admin.email)
  const admin = await core.actorByEmail(workspace.admin.email, 'system')
  expect(admin).toMatchObject({ tenant_id: id, role: 'admin', time_zone: 'Europe/Berlin', language: 'en' })
  expect(await core.as(admin).settings()).toMatchObject({ name: 'Mine', currency: 'EUR', tenant_id: id })
})

it('a store with people in it is left as it is', async () => {
  await using crm = await freshCrm()
  expect(await createFirstWorkspace(crm.core.pool, clock, workspace)).toBeNull()
  expect(await workspaceIds(crm.core.pool)).toEqual([testTenants.a, testTenants.b])
})

it('a workspace that is gone has no settings', async () => {
  await using crm = await freshCrm()
  await crm.core.pool.query('update tenant set deleted_at = now() where id = $1', [testTenants.a])
  await expect(crm.settings()).rejects.toMatchObject({ code: 'not_found' })
})

it('two writers of one sign-in name: the first has it, the second hears of the duplicate', async () => {
  await using crm = await freshCrm()
  const admin = crm.as('admin')
  const save = () =>
    admin.save('user', { name: 'New', email: 'new@a.test', role: 'rep', language: 'en', time_zone: 'UTC' })
  const outcomes = await Promise.allSettled([save(), save()])
  expect(outcomes.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'fulfilled',
    'rejected',
  ])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'invalid', issues: [{ at: 'email', code: 'duplicate' }] },
  })
})

it('a person is in a time zone that exists', async () => {
  await using crm = await freshCrm()
  await expect(
    crm.as('admin').save('user', { id: testPeople.rep.user_id, time_zone: 'Mars/Olympus' }),
  ).rejects.toMatchObject({ issues: [{ at: 'time_zone', code: 'wrong_type' }] })
})

it('a condition that cannot be understood is refused at its place', async () => {
  await using crm = await freshCrm()
  const filter = {
    and: [
      { field: 'account_id.colour', op: '=', value: 'red' },
      { field: 'close_date', op: 'in_period', value: 'last_0_weeks' },
      { field: 'stage', op: '=', value: 'dreaming' },
    ],
  } as const
  await expect(crm.find('opportunity', { filter })).rejects.toMatchObject({
    issues: [
      { at: 'filter.and[0].field', code: 'unknown_field' },
      { at: 'filter.and[1].value', code: 'bad_period' },
      { at: 'filter.and[2].value', code: 'unknown_option' },
    ],
  })
})
