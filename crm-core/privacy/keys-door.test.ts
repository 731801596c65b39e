import { expect, it } from 'vitest'
import { verifyAudit } from '../audit/verify.ts'
import { testPeople, testTenants, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const patience = { timeout: 60_000 }
const fill = (crm: FreshCrm, count: number) =>
  crm.as('admin').saveAll(
    'employee',
    Array.from({ length: count }, (_, n) => ({
      name: `P${n}`,
      hire_date: '2026-01-05',
      national_id: `id number ${n}`,
    })),
  )
const audit = async (crm: FreshCrm) => {
  const { rows } = await crm.core.pool.query(
    `select action, user_id, record_id from audit_log where object = 'data_key' order by seq`,
  )
  return rows
}

withCrm('the encryption keys of a workspace', (fresh) => {
  it('are rotated in the background for an administrator, told of, and written into the audit trail', async () => {
    const crm = await fresh()
    await crm.core.work()
    const { keys } = crm.as('admin')
    const [one] = await fill(crm, 40)
    const first = await keys.status()
    expect(first).toMatchObject({ status: 'current', sealed: 40, left: 0, retired: 0 })

    const begun = await keys.rotate()
    expect(begun.key_id).not.toBe(first.key_id)
    await expect.poll(async () => (await keys.status()).status, patience).toBe('current')
    expect(await keys.status()).toMatchObject({ key_id: begun.key_id, sealed: 40, left: 0, retired: 1 })
    expect(await crm.as('admin').get('employee', one?.record.id ?? '')).toMatchObject({
      national_id: 'id number 0',
    })
    const { user_id } = testPeople.admin
    expect(await audit(crm)).toEqual([
      { action: 'rotation_started', user_id, record_id: begun.key_id },
      { action: 'rotation_finished', user_id, record_id: begun.key_id },
    ])
    expect(await verifyAudit(crm.core.db(testTenants.a), testTenants.a)).toMatchObject({ broken_at: null })
  })

  it('are rotated once however often that is asked for while it is under way', async () => {
    const crm = await fresh()
    const { keys } = crm.as('admin')
    await fill(crm, 20)
    const asked = await Promise.all([keys.rotate(), keys.rotate()])
    const again = await keys.rotate()
    expect(new Set([...asked, again].map(({ key_id }) => key_id)).size).toBe(1)
    expect(again).toMatchObject({ status: 'rotating', sealed: 20, left: 20 })
    await crm.core.work()
    await expect.poll(async () => (await keys.status()).status, patience).toBe('current')
    expect(await audit(crm)).toHaveLength(2)
    expect(await keys.rotate()).not.toMatchObject({ key_id: again.key_id })
  })

  it('are not there before the first secret, and then there is nothing to rotate', async () => {
    const crm = await fresh()
    const none = { status: 'none', key_id: null, since: null, sealed: 0, left: 0, retired: 0 }
    expect(await crm.as('admin').keys.rotate()).toEqual(none)
    expect(await audit(crm)).toEqual([])
  })

  it('are an administrator’s affair, each those of the own workspace', async () => {
    const crm = await fresh()
    await fill(crm, 1)
    for (const person of ['rep', 'manager'] as const) {
      await expect(crm.as(person).keys.status()).rejects.toMatchObject({ code: 'forbidden' })
      await expect(crm.as(person).keys.rotate()).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await crm.as('foreignAdmin').keys.status()).toMatchObject({ status: 'none' })
    await crm.as('foreignAdmin').keys.rotate()
    expect(await crm.as('admin').keys.status()).toMatchObject({ status: 'current', retired: 0 })
  })
})
